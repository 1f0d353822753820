# readline without a terminal: the history and its files, settings that are only kept.
import os
import readline
import tempfile

readline.clear_history()
for line in ("one", "two", "three"):
    readline.add_history(line)
print(readline.get_current_history_length())  # expect: 3
print([readline.get_history_item(i) for i in (0, 1, 3, 4, -1)])  # expect: [None, 'one', 'three', None, None]
readline.replace_history_item(1, "second")
readline.remove_history_item(0)
print([readline.get_history_item(i) for i in (1, 2)])  # expect: ['second', 'three']
for attempt in (lambda: readline.remove_history_item(9), lambda: readline.remove_history_item(-1), lambda: readline.replace_history_item(9, "x"),
                lambda: readline.replace_history_item(-1, "x"), lambda: readline.set_completer(5)):
    try:
        attempt()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: ValueError No history item at position 9
# expect: ValueError History index cannot be negative
# expect: ValueError No history item at position 9
# expect: ValueError History index cannot be negative
# expect: TypeError set_completer(func): argument not callable

path = os.path.join(tempfile.mkdtemp(), "history")
readline.write_history_file(path)
with open(path) as file:
    print(file.read().split())  # expect: ['second', 'three']
readline.add_history("four")
readline.append_history_file(1, path)
readline.clear_history()
print(readline.get_current_history_length())  # expect: 0
readline.read_history_file(path)
print([readline.get_history_item(i + 1) for i in range(readline.get_current_history_length())])  # expect: ['second', 'three', 'four']
print(readline.get_history_length())  # expect: -1
readline.set_history_length(2)
readline.write_history_file(path)
with open(path) as file:
    print(file.read().split(), readline.get_history_length())  # expect: ['three', 'four'] 2
os.remove(path)
try:
    readline.read_history_file(path)
except FileNotFoundError as e:
    print(type(e).__name__, e.errno)  # expect: FileNotFoundError 2
os.rmdir(os.path.dirname(path))


def completer(text, state):
    return None


readline.set_completer(completer)
print(readline.get_completer() is completer)  # expect: True
readline.set_completer()
print(readline.get_completer())  # expect: None
readline.set_completer_delims(" ,")
print(repr(readline.get_completer_delims()))  # expect: ' ,'
readline.parse_and_bind("set editing-mode vi")
readline.parse_and_bind("set editing-mode emacs")
readline.parse_and_bind("tab: complete")
readline.set_startup_hook(None)
readline.set_pre_input_hook(lambda: None)
readline.set_completion_display_matches_hook()
readline.set_auto_history(False)
print(repr(readline.get_line_buffer()), readline.get_begidx(), readline.get_endidx(), readline.backend)  # expect: '' 0 0 readline
