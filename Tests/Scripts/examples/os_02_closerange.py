# os.closerange: what it is equivalent to, and itself.
import os

os.dup2(1, 91)  # echo: 91
os.dup2(1, 94)  # echo: 94
fd_low, fd_high = 90, 95
for fd in range(fd_low, fd_high):
    try:
        os.close(fd)
    except OSError:
        pass

print([fd for fd in range(90, 95) if os.path.exists(f"/proc/self/fd/{fd}")])  # expect: []
os.dup2(1, 91)  # echo: 91
os.dup2(1, 94)  # echo: 94
print(os.closerange(fd_low, fd_high))  # expect: None
print([fd for fd in range(90, 95) if os.path.exists(f"/proc/self/fd/{fd}")])  # expect: []
