"""Text wrapping and filling."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

# only these count as blanks: wider spaces may hold words together
_whitespace = "\t\n\x0b\x0c\r "


class TextWrapper:
    """Object for wrapping/filling text.

    The public interface consists of the wrap() and fill() methods; the other methods are just there for subclasses to
    override in order to tweak the default behaviour. The attributes are the arguments of __init__:

      width (default: 70)
        the maximum width of wrapped lines (unless break_long_words is false)
      initial_indent (default: "")
        string that will be prepended to the first line of wrapped output.
      subsequent_indent (default: "")
        string that will be prepended to all lines save the first of wrapped output.
      expand_tabs (default: true)
        Expand tabs in input text to spaces before further processing.
      replace_whitespace (default: true)
        Replace all whitespace characters in the input text by spaces after tab expansion.
      fix_sentence_endings (default: false)
        Ensure that sentence-ending punctuation is always followed by two spaces.
      break_long_words (default: true)
        Break words longer than 'width'.
      break_on_hyphens (default: true)
        Allow breaking hyphenated words.
      drop_whitespace (default: true)
        Drop leading and trailing whitespace from lines.
      max_lines (default: None)
        Truncate wrapped lines.
      placeholder (default: ' [...]')
        Append to the last line of truncated text.
    """

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        """Expand tabs, and make blanks of all white space."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate({ord(c): " " for c in _whitespace})
        return text

    def _split(self, text):
        """Split the text into chunks that are not to be broken: words, blanks, and parts of hyphenated words."""
        chunks = []
        i, n = 0, len(text)
        while i < n:
            start = i
            blank = text[i] in _whitespace
            while i < n and (text[i] in _whitespace) == blank:
                i += 1
            if blank or not self.break_on_hyphens:
                chunks.append(text[start:i])
            else:
                chunks.extend(_split_word(text[start:i]))
        return chunks

    def _fix_sentence_endings(self, chunks):
        """Two blanks behind a chunk that ends a sentence."""
        for i in range(len(chunks) - 1):
            if chunks[i + 1] == " " and _ends_sentence(chunks[i]):
                chunks[i + 1] = "  "

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        """Deal with a chunk that is longer than any line."""
        space_left = 1 if width < 1 else width - cur_len
        if not self.break_long_words:
            if not cur_line:
                cur_line.append(reversed_chunks.pop())
            return
        end = space_left
        chunk = reversed_chunks[-1]
        if self.break_on_hyphens and len(chunk) > space_left:
            # behind a hyphen that has something else before it
            hyphen = chunk.rfind("-", 0, space_left)
            if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                end = hyphen + 1
        cur_line.append(chunk[:end])
        reversed_chunks[-1] = chunk[end:]

    def _wrap_chunks(self, chunks):
        """Put the chunks into lines."""
        lines = []
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        # the next chunk is the last of the list
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and chunks[-1].strip() == "":
                del chunks[-1]
            cur_line = []
            cur_len = 0
            while chunks and cur_len + len(chunks[-1]) <= width:
                cur_len += len(chunks[-1])
                cur_line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, cur_line, cur_len, width)
                cur_len = sum(map(len, cur_line))
            if self.drop_whitespace and cur_line and cur_line[-1].strip() == "":
                cur_len -= len(cur_line.pop())
            if not cur_line:
                continue
            is_last = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or is_last and cur_len <= width:
                lines.append(indent + "".join(cur_line))
                continue
            self._truncate(lines, cur_line, cur_len, width, indent)
            break
        return lines

    def _truncate(self, lines, cur_line, cur_len, width, indent):
        """End the last line that may be with the placeholder."""
        while cur_line:
            if cur_line[-1].strip() and cur_len + len(self.placeholder) <= width:
                cur_line.append(self.placeholder)
                lines.append(indent + "".join(cur_line))
                return
            cur_len -= len(cur_line.pop())
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(self.placeholder) <= self.width:
                lines[-1] = previous + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """Reformat the single paragraph in 'text' so it fits in lines of no more than 'self.width' columns, and return a
        list of wrapped lines."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """Reformat the single paragraph in 'text' to fit in lines of no more than 'self.width' columns, and return a new
        string containing the entire wrapped paragraph."""
        return "\n".join(self.wrap(text))


def _is_letter(c):
    return c.isalpha()


def _split_word(word):
    """A word in its parts: behind a hyphen between letters it may be broken, before and behind a dash of several too."""
    parts = []
    start = i = 0
    n = len(word)
    while i < n:
        if word[i] != "-":
            i += 1
            continue
        end = i
        while end < n and word[end] == "-":
            end += 1
        if end - i >= 2:
            # a dash: a part of its own, if there is a word before it and behind it
            before = word[start:i]
            if before and (before[-1].isalnum() or before[-1] in "_!\"'&.,?)") and end < n and (
                word[end].isalnum() or word[end] == "_"
            ):
                parts.append(before)
                parts.append(word[i:end])
                start = end
        else:
            # two letters before it, with or without a hyphen between them, and the same behind it
            before = word[max(0, i - 3):i]
            after = word[end:end + 3]
            if (
                _is_letter(before[-1:]) and (
                    _is_letter(before[-2:-1]) or before[-2:-1] == "-" and _is_letter(before[-3:-2]))
                and _is_letter(after[:1]) and (
                    _is_letter(after[1:2]) or after[1:2] == "-" and _is_letter(after[2:3]))
            ):
                parts.append(word[start:end])
                start = end
        i = end
    if start < n:
        parts.append(word[start:])
    return parts


def _ends_sentence(chunk):
    """A lower-case letter, then the punctuation, then perhaps a quote."""
    text = chunk[:-1] if chunk[-1:] in "\"'" else chunk
    return len(text) >= 2 and text[-1] in ".!?" and text[-2].islower() and text[-2].isascii()


def wrap(text, width=70, **kwargs):
    """Wrap a single paragraph of text, returning a list of wrapped lines.

    Reformat the single paragraph in 'text' so it fits in lines of no more than 'width' columns, and return a list of
    wrapped lines.  By default, tabs in 'text' are expanded with string.expandtabs(), and all other whitespace characters
    (including newline) are converted to space.  See TextWrapper class for available keyword args to customize wrapping
    behaviour.
    """
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """Fill a single paragraph of text, returning a new string: see wrap()."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """Collapse and truncate the given text to fit in the given width.

    The text first has its whitespace collapsed.  If it then fits in the *width*, it is returned as is.  Otherwise, as
    many words as possible are joined and then the placeholder is appended::

        >>> textwrap.shorten("Hello  world!", width=12)
        'Hello world!'
        >>> textwrap.shorten("Hello  world!", width=11)
        'Hello [...]'
    """
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """Remove any common leading whitespace from every line in `text`.

    This can be used to make triple-quoted strings line up with the left edge of the display, while still presenting them
    in the source code in indented form.

    Note that tabs and spaces are both treated as whitespace, but they are not equal: the lines "  hello" and "\\thello"
    are considered to have no common leading whitespace.

    Entirely blank lines are normalized to a newline character.
    """
    lines = ["" if not line.strip(" \t") else line for line in text.split("\n")]
    margin = None
    for line in lines:
        if not line:
            continue
        indent = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = indent
            continue
        common = 0
        while common < len(margin) and common < len(indent) and margin[common] == indent[common]:
            common += 1
        margin = margin[:common]
    return "\n".join(line[len(margin or ""):] for line in lines)


def indent(text, prefix, predicate=None):
    """Adds 'prefix' to the beginning of selected lines in 'text'.

    If 'predicate' is provided, 'prefix' will only be added to the lines where 'predicate(line)' is True. If 'predicate'
    is not provided, it will default to adding 'prefix' to all non-empty lines that do not consist solely of whitespace
    characters.
    """
    if predicate is None:
        predicate = str.strip
    return "".join(prefix + line if predicate(line) else line for line in text.splitlines(True))
