import sys
seen = []
def hook(name, args):
    if name.startswith("test."):
        seen.append((name, args))
sys.addaudithook(hook)
sys.audit("test.event", 1, "two")
sys.audit("test.empty")
print(seen)  # expect: [('test.event', (1, 'two')), ('test.empty', ())]
