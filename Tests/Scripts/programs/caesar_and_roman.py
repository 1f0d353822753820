def caesar(text, shift):
    out = []
    for c in text:
        if c.isalpha() and c.isascii():
            base = ord("A") if c.isupper() else ord("a")
            c = chr((ord(c) - base + shift) % 26 + base)
        out.append(c)
    return "".join(out)

def roman(n):
    out = ""
    values = 1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1
    for value, sign in zip(values, "M CM D CD C XC L XL X IX V IV I".split()):
        count, n = divmod(n, value)
        out += sign * count
    return out

print(caesar("Hello, World!", 3), caesar(caesar("Zebra", 5), -5))  # expect: Khoor, Zruog! Zebra
print([roman(n) for n in (4, 9, 14, 1990, 2024, 3999)])  # expect: ['IV', 'IX', 'XIV', 'MCMXC', 'MMXXIV', 'MMMCMXCIX']
