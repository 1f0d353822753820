import sys, os, importlib
sys.dont_write_bytecode = True
top = f"/tmp/taipan-import-{os.getpid()}"
os.mkdir(top)
try:
    with open(f"{top}/taipan_fresh.py", "w") as f: f.write("value = 1\n")
    sys.path.insert(0, top)
    import taipan_fresh
    print(taipan_fresh.value, taipan_fresh.__file__ == f"{top}/taipan_fresh.py")  # expect: 1 True
    with open(f"{top}/taipan_fresh.py", "w") as f: f.write("value = 'changed'\nadded = 2\n")
    import taipan_fresh
    print(taipan_fresh.value)  # expect: 1
    print(importlib.reload(taipan_fresh) is taipan_fresh, taipan_fresh.value, taipan_fresh.added)
    # expect: True changed 2
    print(importlib.import_module("taipan_fresh") is taipan_fresh)  # expect: True
finally:
    os.remove(f"{top}/taipan_fresh.py")
    os.rmdir(top)
