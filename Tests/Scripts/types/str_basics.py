s = "hello"
print(s[0], s[-1], s[1:3], s * 2, s + "!", len(s), "ell" in s, s < "help")
# expect: h o el hellohello hello! 5 True True
print(s == "hello", min(s), max(s), list(s))  # expect: True e o ['h', 'e', 'l', 'l', 'o']
print("a" < "B", "a" < "aa", "" < "a", "é" > "z", "abc" * 0, "abc" * -1, 3 * "ab")
# expect: False True True True   ababab
print(s[::-1], s[10:], s[-3:-1])  # expect: olleh  ll
print(str(), str(5), str(None), str([1, "a"]), str(b"abc", "ascii"), str(object=3))  # expect:  5 None [1, 'a'] abc 3
print("a" "b", hash("") == 0)  # expect: ab True
