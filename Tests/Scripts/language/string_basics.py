s = "Hello"
print(s + " " + "World", s * 2, len(s))  # expect: Hello World HelloHello 5
print(s[0], s[-1], s[1:3], s[::-1])  # expect: H o el olleH
print(s.upper(), s.lower(), s.replace("l", "L"), s.find("lo"))  # expect: HELLO hello HeLLo 3
print("a,b,c".split(","), "-".join(["x", "y"]))  # expect: ['a', 'b', 'c'] x-y
print(f"{s}!", "%s?" % s, "{}.".format(s))  # expect: Hello! Hello? Hello.
print("'", '"', "it's", 'say "hi"', "tab\there")  # expect: ' " it's say "hi" tab	here
