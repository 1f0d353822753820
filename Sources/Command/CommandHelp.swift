// What `taipan -h` and its relatives print.

enum CommandHelp {
    /// Two lines after the message of a mistake.
    static func usage(_ program: String) -> String {
        "usage: \(program) [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `taipan -h' for more information.\n"
    }

    static func text(_ topic: CommandLineOptions.HelpTopic, program: String) -> String {
        switch topic {
        case .options: options(program)
        case .environment: environment
        case .extra: extra
        case .all: [options(program), environment, extra].joined(separator: "\n")
        }
    }

    static let version = "Python 3.13.0 (taipan)\n"
    static let longVersion = "Python 3.13.0 (taipan, a tree-walking interpreter in Swift) [Swift]\n"

    private static func options(_ program: String) -> String {
        """
        usage: \(program) [option] ... [-c cmd | -m mod | file | -] [arg] ...
        Runs Python 3.13. Without a program on a terminal: an interactive session.

        what to run
          -c cmd  the program is this text (ends the options)
          -m mod  the program is this module, or the __main__ of this package (ends the options)
          file    a script, or a directory with a __main__.py
          -       standard input
          arg     what follows goes to sys.argv[1:]

        options
          -b      warn about str(bytes) and comparing bytes with str (-bb: errors)
          -B      as in CPython, where it stops .pyc files; there are none here
          -E      ignore PYTHON* and TAIPANPATH
          -i      go on interactively after the program; prompt even without a terminal
          -I      isolated: -E, -P and -s
          -O      no assert statements; -OO no docstrings either
          -P      do not look for modules next to the script or in the working directory
          -q      no version and copyright lines in front of an interactive session
          -s, -S  no user site directory; no exit, help and so on among the builtins
          -u      standard output and error are not buffered
          -v      tell about every import
          -W arg  warnings: action:message:category:module:line
          -x      skip the first line of the script
          -X opt  see --help-xoptions
          -h, --help, --help-env, --help-xoptions, --help-all
          -V, --version  (-VV: more)

        fences
          --sandbox             no files, variables, programs, network, nothing of this machine but:
          --allow-read=DIR      reading in this directory (without =DIR: everywhere)
          --allow-write=DIR     reading and writing in it
          --allow-env=A,B       these variables
          --allow-run=PROGRAM   starting this program, which is kept to the same directories
          --timeout=TIME        10, 2.5s, 500ms, 3m: ends with status 124
          --max-memory=SIZE     64M, 2G: ends with status 137
          --max-steps=N         calls, turns of loops and the like: ends with status 125
          --audit-log=FILE      what the script does to the world, as lines of JSON
          --explain             which fences stand
        A script that needs what the sandbox denies ends with status 126 and the option that would allow it.

        examples
          taipan script.py one two
          taipan --sandbox --allow-read=. --timeout=10 script.py
          taipan -c 'import os; print(os.getcwd())'
          echo 'print(6 * 7)' | taipan -
          taipan -i settings.py        run it, then look at what it has left

        """
    }

    private static let environment = """
        environment variables
          TAIPANPATH, PYTHONPATH   directories with modules, separated by ':'
          PYTHONSTARTUP            a file that is run before an interactive session
          PYTHON_HISTORY           the history of interactive sessions; otherwise ~/.taipan_history
          PYTHON_BASIC_REPL        plain line reading instead of editing
          PYTHON_COLORS            1: colours, 0: none
          NO_COLOR, FORCE_COLOR    the same for all programs; TERM=dumb has neither colours nor editing
          PYTHONIOENCODING         encoding[:errors] of the standard streams
          PYTHONBREAKPOINT         what breakpoint() calls; 0: nothing
          PYTHONDONTWRITEBYTECODE -B   PYTHONDEBUG -d            PYTHONINSPECT -i
          PYTHONOPTIMIZE -O            PYTHONSAFEPATH -P         PYTHONNOUSERSITE -s
          PYTHONUNBUFFERED -u          PYTHONVERBOSE -v          PYTHONWARNINGS -W
          PYTHONDEVMODE -X dev         PYTHONUTF8 -X utf8        PYTHONPROFILEIMPORTTIME -X importtime
          PYTHONINTMAXSTRDIGITS -X int_max_str_digits            PYTHONNODEBUGRANGES -X no_debug_ranges
          PYTHONWARNDEFAULTENCODING -X warn_default_encoding     PYTHON_CPU_COUNT -X cpu_count
          PYTHONPYCACHEPREFIX -X pycache_prefix

        """

    private static let extra = """
        -X options
          cpu_count=N              what os.cpu_count() says; default: what the system says
          dev                      development mode: all warnings are shown
          importtime               how long each import takes
          int_max_str_digits=N     most digits in conversions between int and str; 0: no limit
          no_debug_ranges          tracebacks do not mark the part of a line
          pycache_prefix=DIR       what sys.pycache_prefix says; nothing is cached
          utf8[=0|1]               UTF-8 mode; text is UTF-8 either way
          warn_default_encoding    warn about open() without an encoding
        Others are accepted and can be found in sys._xoptions.

        """
}
