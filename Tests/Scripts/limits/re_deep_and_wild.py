# Patterns and texts that are long, deep or wild: an answer or an exception, never a crash.
import re
text = "ab" * 100_000
print(len(re.match("(?:ab)*", text).group()), len(re.match("(?:a|b)*", text).group()), re.match("((a)|(b))*", text).groups())
# expect: 200000 200000 ('b', 'a', 'b')
print(len(re.match("(?:ab)*?$", text).group()), len(re.findall("[ab]", text)))  # expect: 200000 200000
print(len(re.sub("a", "xyz", text)), len(re.split("b", text)), re.match("(?s:.*?)c", text), re.search("a*c", "a" * 3000))
# expect: 400000 100001 None None
for depth in (100, 100_000):
    try:
        print(re.match("(" * depth + "a" + ")" * depth, "a").lastindex)
    except RecursionError as e:
        print(e)
# expect: 1
# expect: maximum recursion depth exceeded
print(re.match("|".join(map(str, range(5000))), "4999").group(), re.compile("(a)" * 2000).groups)  # expect: 4 2000
print(re.match("(?:a{100}){100}", "a" * 10_000).end(), re.match("(?:(?:(?:a{50}){50}){50}){50}", "a" * 1000))
# expect: 10000 None
class Evil:
    def __index__(self):
        re.purge()
        return 1
print(re.compile("a").match("ba", Evil()), re.match("a(b)", "ab").group(Evil()))
# expect: <re.Match object; span=(1, 2), match='a'> b
def replace(match):
    re.purge()
    return re.sub("a", replace, "") + match.group() * 2
print(re.sub("a", replace, "banana"))  # expect: baanaanaa
