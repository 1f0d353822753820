text = """the quick brown fox jumps over the lazy dog
the dog sleeps; the fox runs away!"""
counts = {}
for word in text.split():
    word = word.strip(";!").lower()
    counts[word] = counts.get(word, 0) + 1
for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:4]:
    print(f"{word:<6}{n:>3} {'*' * n}")
    # expect: the     4 ****
    # expect: dog     2 **
    # expect: fox     2 **
    # expect: away    1 *
