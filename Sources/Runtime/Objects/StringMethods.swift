// The methods of `str`: the table, and the bodies that look for something, test or pad. Splitting, joining and replacing are in
// `StringParts.swift`, case mappings in `StringCase.swift`.

extension StringObject {
    static let rows: [NativeRow] = searchRows + testRows + caseRows + partRows + otherRows

    private static let searchRows: [NativeRow] = [
        .method(
            "count(sub, start=None, end=None, /)", StringObject.countOf,
            "Return the number of non-overlapping occurrences of substring sub."),
        .method(
            "find(sub, start=None, end=None, /)", StringObject.find,
            "Return the lowest index where substring sub is found, or -1."),
        .method(
            "rfind(sub, start=None, end=None, /)", StringObject.rfind,
            "Return the highest index where substring sub is found, or -1."),
        .method(
            "index(sub, start=None, end=None, /)", StringObject.indexOf,
            "Like find, but raises ValueError when the substring is not found."),
        .method(
            "rindex(sub, start=None, end=None, /)", StringObject.rindex,
            "Like rfind, but raises ValueError when the substring is not found."),
        .method(
            "startswith(prefix, start=None, end=None, /)", StringObject.startswith,
            "Return True if the string starts with the prefix."),
        .method(
            "endswith(suffix, start=None, end=None, /)", StringObject.endswith,
            "Return True if the string ends with the suffix."),
    ]

    private static let testRows: [NativeRow] = [
        .method(
            "isalnum()", StringObject.isalnum, "Return True if the string is an alpha-numeric string, False otherwise."),
        .method(
            "isalpha()", StringObject.isalpha, "Return True if the string is an alphabetic string, False otherwise."),
        .method(
            "isascii()", StringObject.isascii, "Return True if all characters in the string are ASCII, False otherwise."
        ),
        .method(
            "isdecimal()", StringObject.isdecimal, "Return True if the string is a decimal string, False otherwise."),
        .method("isdigit()", StringObject.isdigit, "Return True if the string is a digit string, False otherwise."),
        .method(
            "isidentifier()", StringObject.isidentifier,
            "Return True if the string is a valid Python identifier, False otherwise."),
        .method("islower()", StringObject.islower, "Return True if the string is a lowercase string, False otherwise."),
        .method(
            "isnumeric()", StringObject.isnumeric, "Return True if the string is a numeric string, False otherwise."),
        .method(
            "isprintable()", StringObject.isprintable,
            "Return True if all characters in the string are printable, False otherwise."),
        .method(
            "isspace()", StringObject.isspace, "Return True if the string is a whitespace string, False otherwise."),
        .method(
            "istitle()", StringObject.istitle, "Return True if the string is a title-cased string, False otherwise."),
        .method(
            "isupper()", StringObject.isupper, "Return True if the string is an uppercase string, False otherwise."),
    ]

    private static let caseRows: [NativeRow] = [
        .method("capitalize()", StringObject.capitalize, "Return a capitalized version of the string."),
        .method(
            "casefold()", StringObject.casefold, "Return a version of the string suitable for caseless comparisons."),
        .method("lower()", StringObject.lower, "Return a copy of the string converted to lowercase."),
        .method(
            "swapcase()", StringObject.swapcase,
            "Convert uppercase characters to lowercase and lowercase characters to uppercase."),
        .method("title()", StringObject.title, "Return a version of the string where each word is titlecased."),
        .method("upper()", StringObject.upper, "Return a copy of the string converted to uppercase."),
    ]

    private static let partRows: [NativeRow] = [
        .method("join(iterable, /)", StringObject.join, "Concatenate any number of strings."),
        .method(
            "partition(sep, /)", StringObject.partition,
            "Partition the string into three parts using the given separator."),
        .method(
            "removeprefix(prefix, /)", StringObject.removeprefix,
            "Return a str with the given prefix string removed if present."),
        .method(
            "removesuffix(suffix, /)", StringObject.removesuffix,
            "Return a str with the given suffix string removed if present."),
        .method(
            "replace(old, new, /, count=-1)", StringObject.replace,
            "Return a copy with all occurrences of substring old replaced by new."),
        .method(
            "rpartition(sep, /)", StringObject.rpartition,
            "Partition the string into three parts using the given separator."),
        .method(
            "rsplit(sep=None, maxsplit=-1)", StringObject.rsplit,
            "Return a list of the substrings, splitting from the end."),
        .method(
            "split(sep=None, maxsplit=-1)", StringObject.split,
            "Return a list of the substrings in the string, using sep as the separator."),
        .method(
            "splitlines(keepends=False)", StringObject.splitlines,
            "Return a list of the lines in the string, breaking at line boundaries."),
        .method(
            "strip(chars=None, /)", StringObject.strip,
            "Return a copy of the string with leading and trailing whitespace removed."),
        .method(
            "lstrip(chars=None, /)", StringObject.lstrip, "Return a copy of the string with leading whitespace removed."
        ),
        .method(
            "rstrip(chars=None, /)", StringObject.rstrip,
            "Return a copy of the string with trailing whitespace removed."),
        .method(
            "translate(table, /)", StringObject.translate,
            "Replace each character in the string using the given translation table."),
        .staticMethod(
            "maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)", StringObject.maketrans,
            "Return a translation table usable for str.translate()."),
    ]

    private static let otherRows: [NativeRow] = [
        .method("center(width, fillchar=' ', /)", StringObject.center, "Return a centered string of length width."),
        .method("ljust(width, fillchar=' ', /)", StringObject.ljust, "Return a left-justified string of length width."),
        .method(
            "rjust(width, fillchar=' ', /)", StringObject.rjust, "Return a right-justified string of length width."),
        .method(
            "zfill(width, /)", StringObject.zfill,
            "Pad a numeric string with zeros on the left, to fill a field of the given width."),
        .method(
            "expandtabs(tabsize=8)", StringObject.expandtabs,
            "Return a copy where all tab characters are expanded using spaces."),
        .method(
            "encode(encoding='utf-8', errors='strict')", StringObject.encode,
            "Encode the string using the codec registered for encoding."),
        .variadicMethod("format(*args, **kwargs)", StringObject.format, "Return a formatted version of the string."),
        .method(
            "format_map(mapping, /)", StringObject.formatMap,
            "Return a formatted version of the string, using substitutions from mapping."),
        .method(
            "__format__(format_spec, /)", StringObject.dunderFormat,
            "Return a formatted version of the string as described by format_spec."),
        .method(
            "__getnewargs__()",
            { (call) throws(Raise) in
                let thread = call.thread
                return .object(thread.makeTuple(.object(thread.copyString(call.text, thread.pointee.shapes.string))))
            }),
        .method(
            "__sizeof__()",
            { (call) throws(Raise) in
                let text = call.text
                let header = text.isASCIIText ? 40 : 56
                return .int(header &+ (text.count &+ 1) &* Int(text.width))
            }, "Return the size of the string in memory, in bytes."),
    ]

    // MARK: Searching

    private static func countOf(_ call: Call) throws(Raise) -> Value {
        try call.withText(and: 1, "count() argument 1") { (text, needle) throws(Raise) in
            let (start, end) = try call.bounds(2, text.count)
            if needle.count == 0 && start > text.count { return .int(0) }
            let found = try text.withNeedle(needle) { (hay, needle) throws(Raise) in
                try call.thread.occurrences(of: needle, in: hay, start, end)
            }
            return .int(found ?? 0)
        }
    }

    /// The position `find` or `rfind` reports.
    private static func position(_ call: Call, _ what: StaticString, fromEnd: Bool) throws(Raise) -> Int {
        try call.withText(and: 1, what) { (text, needle) throws(Raise) in
            let (start, end) = try call.bounds(2, text.count)
            if start > end { return -1 }
            let thread = call.thread
            return try text.withNeedle(needle) { (hay, needle) throws(Raise) in
                fromEnd
                    ? try thread.findLast(needle, in: hay, start, end) : try thread.find(needle, in: hay, start, end)
            } ?? -1
        }
    }

    private static func find(_ call: Call) throws(Raise) -> Value {
        .int(try position(call, "find() argument 1", fromEnd: false))
    }

    private static func rfind(_ call: Call) throws(Raise) -> Value {
        .int(try position(call, "rfind() argument 1", fromEnd: true))
    }

    private static func indexOf(_ call: Call) throws(Raise) -> Value {
        let found = try position(call, "index() argument 1", fromEnd: false)
        if found < 0 { throw call.thread.valueError("substring not found") }
        return .int(found)
    }

    private static func rindex(_ call: Call) throws(Raise) -> Value {
        let found = try position(call, "rindex() argument 1", fromEnd: true)
        if found < 0 { throw call.thread.valueError("substring not found") }
        return .int(found)
    }

    private static func startswith(_ call: Call) throws(Raise) -> Value {
        try hasAffix(call, "startswith", atEnd: false)
    }
    private static func endswith(_ call: Call) throws(Raise) -> Value { try hasAffix(call, "endswith", atEnd: true) }

    private static func hasAffix(_ call: Call, _ name: StaticString, atEnd: Bool) throws(Raise) -> Value {
        if !call.isString(1) { return try hasAnyAffix(call, name, atEnd: atEnd) }
        return try call.withText(and: 1, "") { (text, affix) throws(Raise) in
            let (start, end) = try call.bounds(2, text.count)
            return .bool(text.hasAffix(affix, start, end, atEnd: atEnd))
        }
    }

    private static func hasAnyAffix(_ call: Call, _ name: StaticString, atEnd: Bool) throws(Raise) -> Value {
        let text = call.text
        let (start, end) = try call.bounds(2, text.count)
        let thread = call.thread
        guard let choices = call[1].as(.tuple, TupleObject.self) else {
            throw thread.typeError("\(name) first arg must be str or a tuple of str, not \(thread.typeName(call[1]))")
        }
        for i in 0..<choices.count {
            guard let affix = choices[i].as(.string, StringObject.self) else {
                throw thread.typeError("tuple for \(name) must only contain str, not \(thread.typeName(choices[i]))")
            }
            if text.hasAffix(affix, start, end, atEnd: atEnd) { return .bool(true) }
        }
        return .bool(false)
    }

    /// The part `start ..< end` begins, or ends, with `affix`.
    final func hasAffix(_ affix: StringObject, _ start: Int, _ end: Int, atEnd: Bool) -> Bool {
        if start > end || affix.count > end &- start { return false }
        let index = atEnd ? end &- affix.count : start
        return withNeedle(affix) { $0.holds($1, at: index) } ?? false
    }

    // MARK: Tests

    /// True if there is a code point and the test holds for all of them.
    @inline(__always) private static func all(_ call: Call, _ test: (UInt32) -> Bool) throws(Raise) -> Value {
        let text = call.text
        if text.count == 0 { return .bool(false) }
        var i = 0
        while i < text.count {
            if !test(text[i]) { return .bool(false) }
            i &+= 1
            try call.thread.chargeItem(i)
        }
        return .bool(true)
    }

    private static func isalnum(_ call: Call) throws(Raise) -> Value { try all(call) { CodePoint.isAlnum($0) } }
    private static func isalpha(_ call: Call) throws(Raise) -> Value { try all(call) { CodePoint.isAlpha($0) } }
    private static func isascii(_ call: Call) throws(Raise) -> Value { .bool(call.text.isASCIIText) }
    private static func isdecimal(_ call: Call) throws(Raise) -> Value { try all(call) { CodePoint.isDecimal($0) } }
    private static func isdigit(_ call: Call) throws(Raise) -> Value { try all(call) { CodePoint.isDigit($0) } }
    private static func isnumeric(_ call: Call) throws(Raise) -> Value { try all(call) { CodePoint.isNumeric($0) } }
    private static func isspace(_ call: Call) throws(Raise) -> Value { try all(call) { CodePoint.isSpace($0) } }

    private static func isprintable(_ call: Call) throws(Raise) -> Value {
        call.text.count == 0 ? .bool(true) : try all(call) { CodePoint.isPrintable($0) }
    }

    private static func isidentifier(_ call: Call) throws(Raise) -> Value { .bool(call.text.isIdentifier) }

    package final var isIdentifier: Bool {
        if count == 0 || !CodePoint.isIdentifierStart(self[0]) { return false }
        for i in 1..<max(count, 1) where !CodePoint.isIdentifierPart(self[i]) { return false }
        return true
    }

    private static func islower(_ call: Call) throws(Raise) -> Value {
        let text = call.text
        var hasCased = false
        for i in 0..<text.count {
            let c = text[i]
            try call.thread.chargeItem(i)
            if CodePoint.isLower(c) {
                hasCased = true
            } else if CodePoint.isUpper(c) || CodePoint.isTitle(c) {
                return .bool(false)
            }
        }
        return .bool(hasCased)
    }

    private static func isupper(_ call: Call) throws(Raise) -> Value {
        let text = call.text
        var hasCased = false
        for i in 0..<text.count {
            let c = text[i]
            try call.thread.chargeItem(i)
            if CodePoint.isUpper(c) {
                hasCased = true
            } else if CodePoint.isLower(c) || CodePoint.isTitle(c) {
                return .bool(false)
            }
        }
        return .bool(hasCased)
    }

    private static func istitle(_ call: Call) throws(Raise) -> Value {
        let text = call.text
        var hasCased = false
        var previousIsCased = false
        for i in 0..<text.count {
            let c = text[i]
            try call.thread.chargeItem(i)
            if CodePoint.isUpper(c) || CodePoint.isTitle(c) {
                if previousIsCased { return .bool(false) }
                previousIsCased = true
                hasCased = true
            } else if CodePoint.isLower(c) {
                if !previousIsCased { return .bool(false) }
                hasCased = true
            } else {
                previousIsCased = false
            }
        }
        return .bool(hasCased)
    }

    // MARK: Padding

    private static func center(_ call: Call) throws(Raise) -> Value {
        let width = try call.thread.index(call[1])
        let fill = try fillCharacter(call)
        let missing = width <= call.text.count ? 0 : width - call.text.count
        // Python puts the odd one to the left only if the width is odd as well
        let left = missing / 2 + (missing & width & 1)
        return .object(try pad(call, left, missing - left, fill))
    }

    private static func ljust(_ call: Call) throws(Raise) -> Value {
        let width = try call.thread.index(call[1])
        return .object(
            try pad(call, 0, width <= call.text.count ? 0 : width - call.text.count, try fillCharacter(call)))
    }

    private static func rjust(_ call: Call) throws(Raise) -> Value {
        let width = try call.thread.index(call[1])
        return .object(
            try pad(call, width <= call.text.count ? 0 : width - call.text.count, 0, try fillCharacter(call)))
    }

    private static func fillCharacter(_ call: Call) throws(Raise) -> UInt32 {
        guard let fill = call[2].as(.string, StringObject.self) else {
            let thread = call.thread
            throw thread.typeError("The fill character must be a unicode character, not \(thread.typeName(call[2]))")
        }
        if fill.count != 1 { throw call.thread.typeError("The fill character must be exactly one character long") }
        return fill[0]
    }

    private static func pad(_ call: Call, _ left: Int, _ right: Int, _ fill: UInt32) throws(Raise) -> StringObject {
        let text = call.text
        if left <= 0 && right <= 0 { return call.thread.exact(text) }
        let (padding, overflow) = left.addingReportingOverflow(right)
        let (count, overflow2) = padding.addingReportingOverflow(text.count)
        if overflow || overflow2 { throw call.thread.overflowError("padded string is too long") }
        let width = max(Int(text.width), fill < 0x100 ? 1 : fill < 0x10000 ? 2 : 4)
        try call.thread.checkAllocation(count, of: width)
        let result = call.thread.makeString(width: width, capacity: count)
        try call.thread.fill(result, at: 0, with: fill, left)
        try call.thread.copyUnits(of: text, to: result, at: left)
        try call.thread.fill(result, at: left + text.count, with: fill, right)
        result.count = count
        return result
    }

    private static func zfill(_ call: Call) throws(Raise) -> Value {
        let width = try call.thread.index(call[1])
        let text = call.text
        if width <= text.count { return .object(call.thread.exact(text)) }
        let missing = width - text.count
        let result = try pad(call, missing, 0, 0x30)
        if text.count > 0 && (text[0] == 0x2B || text[0] == 0x2D) {
            result.setUnit(0, text[0])
            result.setUnit(missing, 0x30)
        }
        return .object(result)
    }

    private static func expandtabs(_ call: Call) throws(Raise) -> Value {
        let size = try call.thread.smallIndex(call[1])
        let text = call.text
        if text.firstTab(from: 0) < 0 { return .object(call.thread.exact(text)) }
        var builder = StringBuilder(call.thread, capacity: text.count + 16)
        var column = 0
        for i in 0..<text.count {
            let c = text[i]
            try call.thread.chargeItem(i)
            if c == 0x09 {
                if size > 0 {
                    let spaces = size - column % size
                    try call.thread.checkAllocation(builder.count.addingReportingOverflow(spaces).partialValue, of: 4)
                    builder.append(repeating: 0x20, spaces)
                    column = 0
                }
            } else {
                builder.append(c)
                column = c == 0x0A || c == 0x0D ? 0 : column + 1
            }
        }
        return .object(builder.finish())
    }

    private final func firstTab(from: Int) -> Int { TextRun(self).find(unit: 0x09, from, count) }

    // MARK: Other

    private static func encode(_ call: Call) throws(Raise) -> Value {
        let encoding = try call.thread.plainText(try call.string(1, "encode() argument 'encoding'"))
        let errors = try call.thread.plainText(try call.string(2, "encode() argument 'errors'"))
        return .object(try call.thread.encode(call.text, encoding: encoding, errors: errors))
    }

    private static func format(_ call: Call) throws(Raise) -> Value { .object(try call.thread.formatCall(call)) }

    private static func formatMap(_ call: Call) throws(Raise) -> Value {
        .object(try call.thread.formatMap(call.text, call[1]))
    }

    private static func dunderFormat(_ call: Call) throws(Raise) -> Value {
        let spec = try call.string(1, "__format__() argument")
        return .object(try call.thread.formatString(call.text, spec))
    }
}
