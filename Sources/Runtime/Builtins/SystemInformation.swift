// The facts that `sys` tells as struct sequences: versions, number formats, command-line flags.

enum SystemInformation {
    static let versionType = StructSequenceType(
        "sys.version_info", doc: "Version information as a named tuple.",
        fields: ["major", "minor", "micro", "releaselevel", "serial"], isConstructible: false)

    static let flagsType = StructSequenceType(
        "sys.flags", doc: "Flags provided through command line arguments or environment vars.",
        fields: [
            "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
            "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode",
            "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits", "gil",
        ], visibleCount: 18, isConstructible: false)

    static let hashType = StructSequenceType(
        "sys.hash_info", doc: "Numbers that describe how hashes of numbers and strings are computed.",
        fields: ["width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"])

    static let integerType = StructSequenceType(
        "sys.int_info", doc: "Information about the internal representation of integers.",
        fields: ["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"])

    static let floatType = StructSequenceType(
        "sys.float_info", doc: "Information about the precision and range of floats.",
        fields: [
            "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix",
            "rounds",
        ])

    static let asyncHooksType = StructSequenceType(
        "asyncgen_hooks", doc: "The functions that are told of asynchronous generators.",
        fields: ["firstiter", "finalizer"],
        isConstructible: false)

    static let threadType = StructSequenceType(
        "sys.thread_info", doc: "Information about the thread implementation.", fields: ["name", "lock", "version"])

    static let unraisableType = StructSequenceType(
        "sys.UnraisableHookArgs", doc: "The arguments of sys.unraisablehook.",
        fields: ["exc_type", "exc_value", "exc_traceback", "err_msg", "object"])

    static let hexVersion = 0x030D_00F0

    static func version(_ thread: ThreadRef) -> Value {
        thread.makeStructSequence(versionType, [.int(3), .int(13), .int(0), thread.makeStringValue("final"), .int(0)])
    }

    static func flags(_ thread: ThreadRef) -> Value {
        let configuration = thread.interpreter.configuration
        func bit(_ flag: Bool) -> Value { .int(flag ? 1 : 0) }
        return thread.makeStructSequence(
            flagsType,
            [
                .int(configuration.debugLevel), bit(configuration.inspects || configuration.isInteractive),
                bit(configuration.isInteractive), .int(configuration.optimization),
                bit(configuration.dontWriteBytecode),
                bit(configuration.noUserSite || configuration.isolated), bit(configuration.noSite),
                bit(configuration.ignoresEnvironment || configuration.isolated), .int(configuration.verbosity),
                .int(configuration.bytesWarnings), bit(configuration.isQuiet), .int(0), bit(configuration.isolated),
                .bool(configuration.isDevelopment), bit(configuration.isUTF8Mode),
                bit(configuration.warnsDefaultEncoding),
                .bool(configuration.isSafePath || configuration.isolated),
                .int(thread.system.maximumDigits), .int(1),
            ])
    }

    static func hash(_ thread: ThreadRef) -> Value {
        thread.makeStructSequence(
            hashType,
            [
                .int(64), .int(2_305_843_009_213_693_951), .int(314_159), .int(0), .int(1_000_003),
                thread.makeStringValue("multiply"), .int(64), .int(0), .int(0),
            ])
    }

    static func integers(_ thread: ThreadRef) -> Value {
        thread.makeStructSequence(integerType, [.int(64), .int(8), .int(4300), .int(640)])
    }

    static func floats(_ thread: ThreadRef) -> Value {
        thread.makeStructSequence(
            floatType,
            [
                .float(.greatestFiniteMagnitude), .int(1024), .int(308), .float(.leastNormalMagnitude), .int(-1021),
                .int(-307),
                .int(15), .int(53), .float(.ulpOfOne), .int(2), .int(1),
            ])
    }

    static func threads(_ thread: ThreadRef) -> Value {
        thread.makeStructSequence(
            threadType, [thread.makeStringValue("pthread"), thread.makeStringValue("semaphore"), .none])
    }

    /// `sys.implementation`.
    static func implementation(_ thread: ThreadRef) -> Value {
        guard let type = thread.types.simpleNamespace else { return .none }
        let namespace = thread.makeInstance(type)
        func set(_ name: String, _ value: Value) { thread.setOwnAttribute(namespace, thread.intern(name), value) }
        set("name", thread.makeStringValue("taipan"))
        set("cache_tag", thread.makeStringValue("taipan-313"))
        set("version", version(thread))
        set("hexversion", .int(hexVersion))
        set("_multiarch", thread.makeStringValue(multiarch))
        return .object(namespace)
    }

    private static var multiarch: String {
        #if arch(arm64)
        "aarch64-linux-gnu"
        #elseif arch(riscv64)
        "riscv64-linux-gnu"
        #else
        "x86_64-linux-gnu"
        #endif
    }

    /// Modules of the standard library of Python 3.13, as `sys.stdlib_module_names` lists them: what programs ask to tell their own
    /// modules from Python's. Which of them can be imported is another matter.
    static let standardLibrary: StaticString = """
        __future__ _abc _ast _asyncio _bisect _blake2 _bz2 _codecs _collections _collections_abc _contextvars _csv _ctypes _datetime \
        _decimal _functools _hashlib _heapq _imp _io _json _locale _operator _pickle _posixsubprocess _random _signal _socket \
        _sqlite3 _sre _ssl _stat _string _struct _symtable _thread _threading_local _tracemalloc _typing _warnings _weakref \
        _weakrefset abc antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile calendar \
        cmath cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib contextvars copy copyreg \
        csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email encodings ensurepip enum errno faulthandler \
        fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip \
        hashlib heapq hmac html http idlelib imaplib importlib inspect io ipaddress itertools json keyword linecache locale \
        logging lzma mailbox marshal math mimetypes mmap modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path numbers \
        opcode operator optparse os pathlib pdb pickle pickletools pkgutil platform plistlib poplib posix posixpath pprint profile \
        pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter \
        runpy sched secrets select selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 sre_compile \
        sre_constants sre_parse ssl stat statistics string stringprep struct subprocess symtable sys sysconfig syslog tabnanny \
        tarfile tempfile termios textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc \
        tty turtle turtledemo types typing unicodedata unittest urllib uuid venv warnings wave weakref webbrowser winreg winsound \
        wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
        """
}
