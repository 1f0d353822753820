match = 1
case = 2
type = 3
_ = 4
print(match + case + type + _)  # expect: 10
match.real
match (case):
    case 2:
        print("two")  # expect: two
type: int = 5
print(type)  # expect: 5
def case(match): return match
print(case(match=3))  # expect: 3
