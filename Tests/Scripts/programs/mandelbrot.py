def row(y):
    line = ""
    for i in range(40):
        c = complex(i / 16 - 2, y)
        z = 0
        for n in range(30):
            z = z * z + c
            if abs(z) > 2:
                break
        line += " .:-=+*#%@"[n // 3]
    return line

for k in range(-4, 5, 2):
    print("|" + row(k / 4) + "|")
    # expect: |                      .......:=*@....   |
    # expect: |           ..........:-+@@@@@@@@@@@@@@:.|
    # expect: |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@-:.|
    # expect: |           ..........:-+@@@@@@@@@@@@@@:.|
    # expect: |                      .......:=*@....   |
