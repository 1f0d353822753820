"""Completion of names and attributes, as a completer for `readline.set_completer`.

The interactive session completes more than this (modules, keys, paths) and does so by itself. The module is there for programs that
ask for it; importing it does not replace the session's own completion.
"""

import builtins
import inspect
import keyword
import re

__all__ = ["Completer"]


class Completer:
    """Completes the names of a namespace, by default that of `__main__`."""

    def __init__(self, namespace=None):
        if namespace and not isinstance(namespace, dict):
            raise TypeError("namespace must be a dictionary")
        self.use_main_ns = namespace is None
        self.namespace = {} if namespace is None else namespace
        self.matches = []

    def complete(self, text, state):
        """The candidate number `state` for a text; None if there is none."""
        if self.use_main_ns:
            import __main__
            self.namespace = __main__.__dict__
        if not text.strip():
            return "\t" if state == 0 and not text else text + "    " if state == 0 else None
        if state == 0:
            self.matches = self.attr_matches(text) if "." in text else self.global_matches(text)
        return self.matches[state] if state < len(self.matches) else None

    @staticmethod
    def _callable_postfix(val, word):
        if not callable(val):
            return word
        try:
            has_parameters = bool(inspect.signature(val).parameters)
        except (ValueError, TypeError):
            has_parameters = True
        return word + ("(" if has_parameters else "()")

    def global_matches(self, text):
        """Keywords, names of the namespace, and builtins that begin with the text."""
        found, seen = [], set()
        for word in keyword.kwlist + keyword.softkwlist:
            if word.startswith(text):
                seen.add(word)
                if word in ("finally", "try"):
                    word += ":"
                elif word not in ("False", "None", "True", "break", "continue", "pass", "else", "_"):
                    word += " "
                found.append(word)
        for namespace in (self.namespace, builtins.__dict__):
            for word, value in namespace.items():
                if word.startswith(text) and word not in seen:
                    seen.add(word)
                    found.append(self._callable_postfix(value, word))
        return found

    def attr_matches(self, text):
        """`a.b.c|`: the attributes of `a.b`. No property is read for that."""
        match = re.match(r"(\w+(\.\w+)*)\.(\w*)$", text)
        if not match:
            return []
        place, prefix = match.group(1, 3)
        try:
            owner = eval(place, self.namespace)
        except Exception:
            return []
        names = {name for name in dir(owner) if name not in ("__builtins__",)} | {"__class__"}
        found = []
        for hidden in ("_", "__", None) if not prefix else ("__", None) if prefix == "_" else (None,):
            found = [name for name in sorted(names) if name.startswith(prefix) and not (hidden and name.startswith(hidden))]
            if found:
                break
        result = []
        for name in found:
            if isinstance(getattr(type(owner), name, None), property):
                result.append(f"{place}.{name}")
            else:
                result.append(self._callable_postfix(getattr(owner, name, None), f"{place}.{name}"))
        return result
