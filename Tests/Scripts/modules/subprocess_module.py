# Programs are started, fed, read and waited for.
import subprocess

run, PIPE = subprocess.run, subprocess.PIPE
print(run(["echo", "hi"], capture_output=True, text=True))
# expect: CompletedProcess(args=['echo', 'hi'], returncode=0, stdout='hi\n', stderr='')
print(run("cat; exit 3", shell=True, input=b"x" * 200000, stdout=PIPE).stdout == b"x" * 200000)  # expect: True
print(subprocess.check_output(["sh", "-c", "echo out; echo err >&2"], stderr=subprocess.STDOUT))
# expect: b'out\nerr\n'
print(run("echo $A", shell=True, env={"A": "b"}, stdout=PIPE).stdout, run("pwd", cwd="/", stdout=PIPE, encoding="ascii").stdout)
# expect: b'b\n' /
# expect:
print(subprocess.call(["sh", "-c", "exit 4"]), subprocess.check_call(["true"]), subprocess.getstatusoutput("echo a; exit 2"))
# expect: 4 0 (2, 'a')
print(subprocess.getoutput("echo b"), subprocess.list2cmdline(["a b", 'c"d', "", "e\\"]))  # expect: b "a b" c\"d "" e\


def tell(run):
    try:
        run()
    except (subprocess.SubprocessError, OSError, ValueError, TypeError) as error:
        print(type(error).__name__, error)


tell(lambda: run(["/no/such/program"]))
# expect: FileNotFoundError [Errno 2] No such file or directory: '/no/such/program'
tell(lambda: run(["no-such-program-anywhere"]))
# expect: FileNotFoundError [Errno 2] No such file or directory: 'no-such-program-anywhere'
tell(lambda: run(["true"], cwd="/no/such/place"))
# expect: FileNotFoundError [Errno 2] No such file or directory: '/no/such/place'
tell(lambda: run("exit 3", shell=True, check=True))
# expect: CalledProcessError Command 'exit 3' returned non-zero exit status 3.
tell(lambda: run("kill -9 $$", shell=True, check=True))
# expect: CalledProcessError Command 'kill -9 $$' died with <Signals.SIGKILL: 9>.
try:
    run(["sleep", "10"], timeout=0.05)
except subprocess.TimeoutExpired as error:
    print(str(error).startswith("Command '['sleep', '10']' timed out after 0.0"), error.stdout)  # expect: True None
tell(lambda: run(["true"], preexec_fn=lambda: 1 / 0))  # expect: SubprocessError Exception occurred in preexec_fn.
tell(lambda: run(["true"], input=b"", stdin=PIPE))  # expect: ValueError stdin and input arguments may not both be used.
tell(lambda: run(["true"], capture_output=True, stdout=PIPE))
# expect: ValueError stdout and stderr arguments may not be used with capture_output.
tell(lambda: run(["true"], bufsize="a"))  # expect: TypeError bufsize must be an integer
tell(lambda: run(["a\0b"]))  # expect: ValueError embedded null byte
tell(lambda: run(["true"], env={"a=b": "c"}))  # expect: ValueError illegal environment variable name
tell(lambda: subprocess.check_output(["true"], stdout=PIPE))
# expect: ValueError stdout argument not allowed, it will be overridden.
process = subprocess.Popen(["cat"], stdin=PIPE, stdout=PIPE, text=True)
print(process.poll(), process.communicate("some\r\nlines\n"), process.returncode, process)
# expect: None ('some\nlines\n', None) 0 <Popen: returncode: 0 args: ['cat']>
process = subprocess.Popen(["sleep", "30"])
process.terminate()
print(process.wait(), process.returncode, process.poll())  # expect: -15 -15 -15
with subprocess.Popen(["sh", "-c", "read line; echo got $line"], stdin=PIPE, stdout=PIPE, bufsize=1, text=True) as process:
    process.stdin.write("it\n")
    print(process.stdout.readline(), end="")  # expect: got it
print(process.returncode, process.args)  # expect: 0 ['sh', '-c', 'read line; echo got $line']
print(run(["sh", "-c", "cat <&0; echo $?"], stdin=subprocess.DEVNULL, stdout=PIPE).stdout)  # expect: b'0\n'
try:
    run("echo partial; sleep 10", shell=True, stdout=PIPE, timeout=0.3)
except subprocess.TimeoutExpired as error:
    print(error.stdout, error.cmd)  # expect: b'partial\n' echo partial; sleep 10
result = subprocess.CompletedProcess(["a"], 1, b"out")
print(result)  # expect: CompletedProcess(args=['a'], returncode=1, stdout=b'out')
tell(result.check_returncode)  # expect: CalledProcessError Command '['a']' returned non-zero exit status 1.
