import platform, sys
print(platform.system(), platform.python_version_tuple()[:2])  # expect: Linux ('3', '13')
print(isinstance(platform.platform(), str))  # expect: True
print(platform.python_implementation() in ("CPython", "Taipan"))  # expect: True
print(platform.architecture()[0])  # expect: 64bit
print(platform.node() == __import__("os").uname().nodename)  # expect: True
print(platform.machine() != "", platform.uname().system)  # expect: True Linux
