"""Starting programs, talking to them through pipes, and getting their results.

A program is started by `os.fork` and `os.execve`; what goes wrong in the child before the program runs comes back through a pipe
that closes by itself when it does, and is raised in the parent. `communicate` feeds and drains all pipes at once with `select.poll`,
so that neither side waits for the other for ever.
"""

import errno
import io
import os
import select
import signal
import sys
import time
import warnings

__all__ = [
    "Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput", "check_output", "run",
    "CalledProcessError", "DEVNULL", "SubprocessError", "TimeoutExpired", "CompletedProcess",
]

PIPE = -1
STDOUT = -2
DEVNULL = -3


class SubprocessError(Exception):
    """The base of this module's exceptions."""


class CalledProcessError(SubprocessError):
    """A program has ended with an exit status other than zero."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            try:
                return "Command '%s' died with %r." % (self.cmd, signal.Signals(-self.returncode))
            except ValueError:
                return "Command '%s' died with unknown signal %d." % (self.cmd, -self.returncode)
        return "Command '%s' returned non-zero exit status %d." % (self.cmd, self.returncode)

    @property
    def stdout(self):
        """The same as `output`."""
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """A program has not ended in time."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return "Command '%s' timed out after %s seconds" % (self.cmd, self.timeout)

    @property
    def stdout(self):
        """The same as `output`."""
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    """What `run` returns: arguments, exit status and what was caught of the output."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        if self.stdout is not None:
            parts.append(f"stdout={self.stdout!r}")
        if self.stderr is not None:
            parts.append(f"stderr={self.stderr!r}")
        return "{}({})".format(type(self).__name__, ", ".join(parts))

    def check_returncode(self):
        """Raise CalledProcessError if the exit status is not zero."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def list2cmdline(seq):
    """Join arguments to one line by the rules of Windows programs."""
    words = []
    for argument in map(os.fsdecode, seq):
        slashes, word = 0, ""
        for character in argument:
            if character == "\\":
                slashes += 1
                continue
            word += "\\" * (2 * slashes + 1 if character == '"' else slashes) + character
            slashes = 0
        quoted = " " in argument or "\t" in argument or not argument
        word += "\\" * (2 * slashes if quoted else slashes)
        words.append('"' + word + '"' if quoted else word)
    return " ".join(words)


# ---- starting

class _Child:
    """What the child does between fork and the new program; everything is prepared before the fork."""

    def __init__(self, popen, programs, arguments, environment, options):
        self.programs = programs
        self.arguments = arguments
        self.environment = environment
        self.options = options

    def run(self, streams, report):
        """Never returns. An error is written to `report` as `errno:stage:text`."""
        stage = "exec"
        try:
            options = self.options
            stage = "streams"
            self.connect(streams, report)
            stage = "cwd"
            if options["cwd"] is not None:
                os.chdir(options["cwd"])
            stage = "exec"
            if options["umask"] >= 0:
                os.umask(options["umask"])
            if options["restore_signals"]:
                for name in ("SIGPIPE", "SIGXFZ", "SIGXFSZ"):
                    if hasattr(signal, name):
                        signal.signal(getattr(signal, name), signal.SIG_DFL)
            if options["start_new_session"]:
                os.setsid()
            if options["process_group"] is not None:
                os.setpgid(0, options["process_group"])
            if options["extra_groups"] is not None:
                os.setgroups(options["extra_groups"])
            if options["group"] is not None:
                os.setregid(options["group"], options["group"])
            if options["user"] is not None:
                os.setreuid(options["user"], options["user"])
            if options["preexec_fn"] is not None:
                stage = "preexec"
                options["preexec_fn"]()
                stage = "exec"
            self.close_others(report)
            self.execute()
        except OSError as error:
            message = "%d:%s:" % (error.errno or 0, stage)
        except BaseException as error:
            message = "0:preexec:"
        os.write(report, message.encode())
        os._exit(255)

    def connect(self, streams, report):
        """Make the given descriptors 0, 1 and 2."""
        # those that stand where another one goes have to step aside first
        moved = []
        for target, source in enumerate(streams):
            if source is not None and source < target:
                source = os.dup(source)
            moved.append(source)
        for target, source in enumerate(moved):
            if source is None:
                continue
            if source == target:
                os.set_inheritable(source, True)
            else:
                os.dup2(source, target)

    def close_others(self, report):
        """Close everything but the standard streams, what is passed on, and the pipe of errors."""
        options = self.options
        for descriptor in options["pass_fds"]:
            os.set_inheritable(descriptor, True)
        if not options["close_fds"]:
            return
        low = 3
        for descriptor in sorted({*options["pass_fds"], report}):
            if descriptor >= low:
                os.closerange(low, descriptor)
                low = descriptor + 1
        os.closerange(low, 1 << 20)

    def execute(self):
        """Try the places where the program may be. The error of the first that exists counts."""
        kept = None
        for program in self.programs:
            try:
                if self.environment is None:
                    os.execv(program, self.arguments)
                else:
                    os.execve(program, self.arguments, self.environment)
            except OSError as error:
                if kept is None or kept.errno in (errno.ENOENT, errno.ENOTDIR):
                    kept = error
        raise kept

    def spawn(self, streams):
        """Start the program without a copy of this process in between, and return its number; None if the options need one."""
        options = self.options
        special = ("preexec_fn", "cwd", "user", "group", "extra_groups")
        passed = options["pass_fds"]
        if options["umask"] >= 0 or any(options[name] is not None for name in special) or max(passed, default=0) > 255:
            return None
        if any(source is not None and source <= 2 and source != target for target, source in enumerate(streams)):
            # the standard streams change places
            return None
        actions = [(os.POSIX_SPAWN_DUP2, source, target) for target, source in enumerate(streams) if source is not None]
        # (duplicating a descriptor onto itself lets the child have it)
        actions += [(os.POSIX_SPAWN_DUP2, descriptor, descriptor) for descriptor in passed]
        if options["close_fds"]:
            end = max(passed, default=2) + 1
            actions += [(os.POSIX_SPAWN_CLOSE, number) for number in range(3, end) if number not in passed]
            actions.append((os.POSIX_SPAWN_CLOSEFROM, max(end, 3)))
        settings = {"setsid": options["start_new_session"]}
        if options["process_group"] is not None:
            settings["setpgroup"] = options["process_group"]
        if options["restore_signals"]:
            settings["setsigdef"] = [signal.SIGPIPE, signal.SIGXFSZ]
        kept = None
        for program in self.programs:
            try:
                return os.posix_spawn(program, self.arguments, self.environment, file_actions=actions, **settings)
            except OSError as error:
                if kept is None or kept.errno in (errno.ENOENT, errno.ENOTDIR):
                    kept = error
        raise kept


def _identifier(value, what, table):
    """A user or group by number or name."""
    if value is None:
        return None
    if isinstance(value, str):
        with open(table) as file:
            for line in file:
                fields = line.split(":")
                if fields[0] == value:
                    return int(fields[2])
        raise KeyError("get%snam(): name not found: %r" % ("pw" if what == "user" else "gr", value))
    if isinstance(value, int):
        if value < 0:
            raise ValueError(f"{what[0]}id cannot be negative, got {value}" if what == "user" else f"Group ID cannot be negative, got {value}")
        return value
    raise TypeError(f"{what.capitalize()} must be a string or an integer, not {type(value)}")


class Popen:
    """A program that has been started. The attributes stdin, stdout and stderr are the ends of its pipes, if it has any."""

    _child_created = False

    def __init__(
        self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None, close_fds=True,
        shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None, creationflags=0, restore_signals=True,
        start_new_session=False, pass_fds=(), *, user=None, group=None, extra_groups=None, encoding=None, errors=None, text=None,
        umask=-1, pipesize=-1, process_group=None,
    ):
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        if startupinfo is not None:
            raise ValueError("startupinfo is only supported on Windows platforms")
        if creationflags != 0:
            raise ValueError("creationflags is only supported on Windows platforms")
        if pass_fds and not close_fds:
            warnings.warn("pass_fds overriding close_fds.", RuntimeWarning)
            close_fds = True
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError(
                "Cannot disambiguate when both text and universal_newlines are supplied but different. Pass one or the other.")
        self.args = args
        self.stdin = self.stdout = self.stderr = None
        self.pid = None
        self.returncode = None
        self.encoding = encoding
        self.errors = errors
        self.text_mode = bool(encoding or errors or text or universal_newlines)
        self.pipesize = pipesize
        self._communication_started = False
        self._collected = None
        options = {
            "cwd": cwd, "umask": umask, "restore_signals": restore_signals, "start_new_session": start_new_session,
            "process_group": process_group, "preexec_fn": preexec_fn, "close_fds": close_fds,
            "pass_fds": tuple(int(descriptor) for descriptor in pass_fds),
            "user": _identifier(user, "user", "/etc/passwd"), "group": _identifier(group, "group", "/etc/group"),
            "extra_groups": None if extra_groups is None else [
                _identifier(item, "group", "/etc/group") for item in extra_groups],
        }
        arguments, executable = self._command(args, executable, shell)
        sys.audit("subprocess.Popen", executable, arguments, cwd, env)
        opened, own, theirs = self._pipes(stdin, stdout, stderr)
        try:
            self._start(arguments, executable, env, options, theirs, shell)
        except BaseException:
            for descriptor in opened:
                os.close(descriptor)
            raise
        for descriptor in opened:
            if descriptor not in own:
                os.close(descriptor)
        self._open_streams(own, bufsize)

    # ---- preparing

    @staticmethod
    def _command(args, executable, shell):
        """Arguments and program."""
        if isinstance(args, (str, bytes)) or hasattr(args, "__fspath__"):
            if hasattr(args, "__fspath__") and shell:
                raise TypeError("path-like args is not allowed when shell is true")
            arguments = [args]
        else:
            arguments = list(args)
        if shell:
            arguments = ["/bin/sh", "-c", *arguments]
            if executable is not None:
                arguments[0] = executable
        if executable is None:
            executable = arguments[0]
        return arguments, executable

    def _pipes(self, stdin, stdout, stderr):
        """All descriptors that are opened here, those of this process, and those of the child."""
        opened, own, theirs = [], [None] * 3, [None] * 3
        try:
            for index, wanted in enumerate((stdin, stdout, stderr)):
                if wanted is None:
                    continue
                if wanted == PIPE:
                    ends = os.pipe()
                    opened += ends
                    if self.pipesize > 0:
                        import fcntl
                        fcntl.fcntl(ends[0], fcntl.F_SETPIPE_SZ, self.pipesize)
                    theirs[index], own[index] = ends if index == 0 else (ends[1], ends[0])
                elif wanted == DEVNULL:
                    theirs[index] = os.open(os.devnull, os.O_RDWR)
                    opened.append(theirs[index])
                elif wanted == STDOUT and index == 2:
                    theirs[2] = theirs[1] if theirs[1] is not None else 1
                else:
                    theirs[index] = wanted if isinstance(wanted, int) else wanted.fileno()
        except BaseException:
            for descriptor in opened:
                os.close(descriptor)
            raise
        return opened, own, theirs

    def _start(self, arguments, executable, env, options, theirs, shell):
        if os.path.dirname(executable):
            programs = [os.fspath(executable)]
        else:
            programs = [os.path.join(os.fsencode(place), os.fsencode(executable)) for place in os.get_exec_path(env)]
        environment = None
        if env is not None:
            environment = {}
            for name, value in env.items():
                name = os.fsencode(name)
                if b"=" in name:
                    raise ValueError("illegal environment variable name")
                environment[name] = os.fsencode(value)
        for argument in arguments:
            if (b"\0" if isinstance(argument, bytes) else "\0") in os.fspath(argument):
                raise ValueError("embedded null byte")
        child = _Child(self, programs, arguments, environment, options)
        try:
            self.pid = child.spawn(theirs)
        except OSError as error:
            raise OSError(error.errno, error.strerror, os.fsdecode(executable)) from None
        if self.pid is not None:
            self._child_created = True
            return
        errors, report = os.pipe()
        try:
            if report <= 2:
                # it must not be where a standard stream goes
                import fcntl
                high = fcntl.fcntl(report, fcntl.F_DUPFD_CLOEXEC, 3)
                os.close(report)
                report = high
            try:
                self.pid = os.fork()
            except PermissionError:
                self.pid = None
            if self.pid is None:
                # a sandbox may permit programs, but no copies of the interpreter
                return self._spawn(programs, arguments, environment, options, theirs)
            if self.pid == 0:
                child.run(theirs, report)
            self._child_created = True
            os.close(report)
            report = -1
            message = b""
            while part := os.read(errors, 4096):
                message += part
        finally:
            os.close(errors)
            if report >= 0:
                os.close(report)
        if message:
            os.waitpid(self.pid, 0)
            self.returncode = 255
            self._raise(message, executable, options["cwd"])

    def _spawn(self, programs, arguments, environment, options, theirs):
        """Start the program without a copy of this process. Not everything can be asked for that way."""
        for name in ("preexec_fn", "user", "group", "extra_groups"):
            if options[name] is not None:
                raise PermissionError(errno.EPERM, f"not permitted by the policy: processes ({name})")
        more = {"setsid": True} if options["start_new_session"] else {}
        if options["process_group"] is not None:
            more["setpgroup"] = options["process_group"]
        if options["restore_signals"]:
            more["setsigdef"] = [signal.SIGPIPE, signal.SIGXFSZ]
        streams = [(source, target) for target, source in enumerate(theirs) if source is not None]
        streams += [(descriptor, descriptor) for descriptor in options["pass_fds"]]
        directory, kept = None, None
        if options["cwd"] is not None:
            directory = os.getcwd()
            os.chdir(options["cwd"])
        try:
            for program in programs:
                try:
                    self.pid = os.posix_spawn(
                        program, arguments, os.environ if environment is None else environment,
                        file_actions=[(os.POSIX_SPAWN_DUP2, *stream) for stream in streams], **more)
                    self._child_created = True
                    return
                except OSError as error:
                    if kept is None or kept.errno in (errno.ENOENT, errno.ENOTDIR):
                        kept = error
        finally:
            if directory is not None:
                os.chdir(directory)
        name = os.fsdecode(programs[0])
        raise OSError(kept.errno, kept.strerror, os.path.basename(name) if len(programs) > 1 else name)

    def _raise(self, message, executable, cwd):
        number, stage, _ = message.decode().split(":", 2)
        if stage == "preexec":
            raise SubprocessError("Exception occurred in preexec_fn.")
        number = int(number)
        name = cwd if stage == "cwd" else os.fsdecode(executable)
        raise OSError(number, os.strerror(number), name)

    def _open_streams(self, own, bufsize):
        for name, descriptor, mode in zip(("stdin", "stdout", "stderr"), own, ("wb", "rb", "rb")):
            if descriptor is None:
                continue
            stream = open(descriptor, mode, 1024 if self.text_mode and bufsize == 1 else bufsize)
            if self.text_mode:
                stream = io.TextIOWrapper(
                    stream, encoding=self.encoding, errors=self.errors, write_through=mode == "wb",
                    line_buffering=mode == "wb" and bufsize == 1)
            setattr(self, name, stream)

    # ---- using

    def __repr__(self):
        text = f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return text[:76] + "...>" if len(text) > 80 else text

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)

    @property
    def universal_newlines(self):
        """Whether the streams are of text."""
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, value):
        self.text_mode = bool(value)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        for stream in (self.stdout, self.stderr):
            if stream:
                stream.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            self.wait()

    def __del__(self, warn=warnings.warn):
        if self._child_created and self.returncode is None:
            warn(f"subprocess {self.pid} is still running", ResourceWarning, source=self)
            self.poll()

    def poll(self):
        """The exit status, or None if the program runs still."""
        if self.returncode is None:
            self._wait(os.WNOHANG)
        return self.returncode

    def _wait(self, options):
        try:
            process, status = os.waitpid(self.pid, options)
        except ChildProcessError:
            # somebody else has taken the status
            process, status = self.pid, 0
        if process == self.pid:
            self.returncode = os.waitstatus_to_exitcode(status)

    def wait(self, timeout=None):
        """Wait for the end of the program and return its exit status."""
        if timeout is None:
            while self.returncode is None:
                self._wait(0)
            return self.returncode
        end = time.monotonic() + timeout
        delay = 0.0005
        while self.poll() is None:
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutExpired(self.args, timeout)
            time.sleep(min(delay, left))
            delay = min(delay * 2, 0.05)
        return self.returncode

    def send_signal(self, sig):
        """Send a signal to the program unless it has ended."""
        if self.poll() is None:
            try:
                os.kill(self.pid, sig)
            except ProcessLookupError:
                pass

    def terminate(self):
        """Ask the program to end (SIGTERM)."""
        self.send_signal(signal.SIGTERM)

    def kill(self):
        """End the program (SIGKILL)."""
        self.send_signal(signal.SIGKILL)

    def communicate(self, input=None, timeout=None):
        """Send data to the program, read its output to the end, and wait. Return (stdout, stderr)."""
        if self._communication_started and input:
            raise ValueError("Cannot send input after starting communication")
        end = None if timeout is None else time.monotonic() + timeout
        if self._collected is None:
            self._collected = {"stdout": [], "stderr": []}
            if input is not None and isinstance(input, str):
                if not self.text_mode:
                    raise TypeError("memoryview: a bytes-like object is required, not 'str'")
                input = input.encode(self.stdin.encoding, self.stdin.errors)
            self._input = memoryview(input).cast("B") if input else b""
            if self.stdin:
                try:
                    self.stdin.flush()
                except BrokenPipeError:
                    pass
                if not input:
                    self._close_input()
        self._communication_started = True
        self._exchange(end, timeout)
        self.wait(None if end is None else max(end - time.monotonic(), 0))
        results = []
        for name in ("stdout", "stderr"):
            stream = getattr(self, name)
            if stream is None:
                results.append(None)
                continue
            data = b"".join(self._collected[name])
            stream.close()
            results.append(self._text(data, stream) if self.text_mode else data)
        return tuple(results)

    def _close_input(self):
        try:
            self.stdin.close()
        except BrokenPipeError:
            pass

    def _exchange(self, end, timeout):
        """Write the input and read both outputs, whichever is ready, until there is nothing left."""
        poll = select.poll()
        waiting = {}
        for name, events in (("stdin", select.POLLOUT), ("stdout", select.POLLIN), ("stderr", select.POLLIN)):
            stream = getattr(self, name)
            if stream is not None and not stream.closed:
                waiting[stream.fileno()] = name
                poll.register(stream.fileno(), events)
        while waiting:
            left = None if end is None else end - time.monotonic()
            if left is not None and left < 0:
                partial = [b"".join(self._collected[name]) or None for name in ("stdout", "stderr")]
                raise TimeoutExpired(self.args, timeout, *partial)
            for descriptor, _ in poll.poll(None if left is None else left * 1000):
                name = waiting[descriptor]
                if name == "stdin":
                    done = self._feed(descriptor)
                else:
                    data = os.read(descriptor, 32768)
                    self._collected[name].append(data)
                    done = not data
                if done:
                    poll.unregister(descriptor)
                    del waiting[descriptor]
                    if name == "stdin":
                        self._close_input()

    def _feed(self, descriptor):
        """Write a piece that a pipe takes without waiting; true when there is no more."""
        try:
            written = os.write(descriptor, self._input[:select.PIPE_BUF])
        except BrokenPipeError:
            return True
        self._input = self._input[written:]
        return not len(self._input)

    @staticmethod
    def _text(data, stream):
        return data.decode(stream.encoding, stream.errors).replace("\r\n", "\n").replace("\r", "\n")


# ---- in one call

def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Run a program to its end and return a CompletedProcess."""
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except BaseException:
            process.kill()
            process.wait()
            raise
        status = process.poll()
        if check and status:
            raise CalledProcessError(status, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, status, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    """Run a program to its end and return its exit status."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except BaseException:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    """Run a program to its end; CalledProcessError unless its exit status is zero."""
    status = call(*popenargs, **kwargs)
    if status:
        raise CalledProcessError(status, kwargs.get("args") or popenargs[0])
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Run a program to its end and return its output; CalledProcessError unless its exit status is zero."""
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        kwargs["input"] = "" if any(kwargs.get(key) for key in ("universal_newlines", "text", "encoding", "errors")) else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """Run a shell command; return its exit status and its output of both kinds, without the newline at its end."""
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        status = 0
    except CalledProcessError as error:
        data, status = error.output, error.returncode
    return status, data[:-1] if data[-1:] == "\n" else data


def getoutput(cmd, *, encoding=None, errors=None):
    """Run a shell command and return its output."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]
