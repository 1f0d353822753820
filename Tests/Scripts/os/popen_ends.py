# What the stream of a command says when it is closed, and that a command of which nobody wants to know is not left behind.
import os

print(os.popen("exit 3").close(), os.popen("true").close(), os.popen("kill -9 $$").close())  # expect: 768 None -2304
with os.popen("echo a; echo b") as stream:
    print(list(stream))  # expect: ['a\n', 'b\n']
read, write = os.pipe()
os.set_inheritable(write, True)
print(os.popen(f"test -e /proc/self/fd/{write} || echo none").read())  # expect: none
# expect:
stream = os.popen('test "$(cat)" = "to the command"; exit $((1 + $?))', "w")
print(stream.write("to the command"), stream.close())  # expect: 14 256
for _ in range(3):
    os.popen("true").read()
os.popen("true").close()
try:
    while True:
        # those that had not ended yet when they were dropped
        os.wait()
except ChildProcessError as error:
    print(error)  # expect: [Errno 10] No child processes
for arguments in (("true", "r", 0), ("true", "r", None), ("true", "r", 1.5), ("true", "rw"), (b"true",), ("a\0b",)):
    try:
        os.popen(*arguments)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: ValueError popen() does not support unbuffered streams
# expect: ValueError popen() does not support unbuffered streams
# expect: TypeError bufsize must be an integer
# expect: ValueError invalid mode 'rw'
# expect: TypeError invalid cmd type (<class 'bytes'>, expected string)
# expect: ValueError embedded null byte
