été = 1
数 = 2
ﬁ = 3                    # the ligature is normalised to "fi"
print(été + 数, fi)  # expect: 3 3
class Ñ:
    ª = 5
print(Ñ.a, Ñ.__name__)  # expect: 5 Ñ
