# Attributes of os are there whichever way they are asked for first.
import os
os.stat_result_of_mine = os.sysconf_names["SC_PAGE_SIZE"] > 0
print(os.stat_result_of_mine, os.stat_result.__name__, "getcwd" in os.__all__)  # expect: True stat_result True
from os import terminal_size, supports_fd
print(terminal_size((80, 24)).columns, os.stat in supports_fd)  # expect: 80 True
namespace = {}
exec("from os import *", namespace)
print("listdir" in namespace, "sys" in namespace, "uname_result" in vars(os), "DirEntry" in dir(os))
# expect: True False True True
