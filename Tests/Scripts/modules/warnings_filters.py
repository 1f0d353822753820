import warnings
def emit(text, kind=UserWarning): warnings.warn(text, kind)
with warnings.catch_warnings(record=True) as seen:
    warnings.resetwarnings()
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    warnings.filterwarnings("error", message="fatal.*")
    warnings.simplefilter("always", append=True)
    emit("one")
    emit("two", DeprecationWarning)
    try:
        emit("fatal thing")
    except UserWarning as e:
        print("raised", e)  # expect: raised fatal thing
    warnings.simplefilter("once")
    for _ in range(3): emit("again")
print([str(w.message) for w in seen])  # expect: ['one', 'again']
def show(message, category, filename, lineno, file=None, line=None):
    print("shown:", category.__name__, message)
warnings.showwarning = show
warnings.simplefilter("always")
emit("custom", RuntimeWarning)  # expect: shown: RuntimeWarning custom
warnings.warn_explicit("explicit", UserWarning, "file.py", 7)  # expect: shown: UserWarning explicit
