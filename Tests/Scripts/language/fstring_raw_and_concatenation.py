n = 5
print(fr"\d{n}\n" rf'\{n}' f"\t{n}|" "plain{n}" F"{n}")  # expect: \d5\n\5	5|plain{n}5
print(f"{n}" "{n}" f'{n:{n}}')  # expect: 5{n}    5
print(f"\x41\N{BULLET}{n}\u00e9")  # expect: A•5é
print(len(f""), f"{''}|")  # expect: 0 |
