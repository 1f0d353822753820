// Case mappings of `str`. ASCII text is mapped byte by byte; everything else goes through the full mappings, which may lengthen
// the text (`ß` becomes `SS`). Greek sigma is the one letter whose lower case depends on its neighbours.

extension StringObject {
    static func lower(_ call: Call) throws(Raise) -> Value {
        try call.withText { (text) throws(Raise) in .object(try call.thread.lowercase(text)) }
    }
    static func upper(_ call: Call) throws(Raise) -> Value {
        try call.withText { (text) throws(Raise) in .object(try call.thread.uppercase(text)) }
    }

    static func casefold(_ call: Call) throws(Raise) -> Value {
        let text = call.text
        if text.isASCIIText { return .object(try call.thread.mapASCII(text) { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }) }
        var builder = StringBuilder(call.thread, capacity: text.count, width: Int(text.width))
        for i in 0..<text.count {
            CodePoint.appendFolded(text[i], to: &builder)
            try call.thread.chargeItem(i, cost: 8)
        }
        return .object(builder.finishNarrowed())
    }

    static func swapcase(_ call: Call) throws(Raise) -> Value {
        let text = call.text
        if text.isASCIIText {
            return .object(try call.thread.mapASCII(text) { ($0 | 0x20) &- 0x61 < 26 ? $0 ^ 0x20 : $0 })
        }
        var builder = StringBuilder(call.thread, capacity: text.count, width: Int(text.width))
        for i in 0..<text.count {
            let c = text[i]
            try call.thread.chargeItem(i, cost: 8)
            if CodePoint.isUpper(c) {
                text.appendLower(at: i, to: &builder)
            } else if CodePoint.isLower(c) {
                CodePoint.appendUpper(c, to: &builder)
            } else {
                builder.append(c)
            }
        }
        return .object(builder.finishNarrowed())
    }

    static func capitalize(_ call: Call) throws(Raise) -> Value {
        let text = call.text
        if text.count == 0 { return .object(call.thread.exact(text)) }
        var builder = StringBuilder(call.thread, capacity: text.count, width: Int(text.width))
        CodePoint.appendTitle(text[0], to: &builder)
        for i in 1..<max(text.count, 1) {
            text.appendLower(at: i, to: &builder)
            try call.thread.chargeItem(i, cost: 8)
        }
        return .object(builder.finishNarrowed())
    }

    static func title(_ call: Call) throws(Raise) -> Value {
        let text = call.text
        var builder = StringBuilder(call.thread, capacity: text.count, width: Int(text.width))
        var previousIsCased = false
        for i in 0..<text.count {
            let c = text[i]
            try call.thread.chargeItem(i, cost: 4)
            if previousIsCased { text.appendLower(at: i, to: &builder) } else { CodePoint.appendTitle(c, to: &builder) }
            previousIsCased = CodePoint.isCased(c)
        }
        return .object(builder.finishNarrowed())
    }

    /// Appends the lower case of the code point at `index`, with the rule for sigma at the end of a word.
    final func appendLower(at index: Int, to builder: inout StringBuilder) {
        let c = self[index]
        if c == 0x3A3 {
            builder.append(isFinalSigma(at: index) ? 0x3C2 : 0x3C3 as UInt32)
        } else {
            CodePoint.appendLower(c, to: &builder)
        }
    }

    /// A cased letter stands before, none after (letters that are ignored for case do not count).
    private final func isFinalSigma(at index: Int) -> Bool {
        var i = index - 1
        while i >= 0 && CodePoint.isCaseIgnorable(self[i]) { i -= 1 }
        if i < 0 || !CodePoint.isCased(self[i]) { return false }
        i = index + 1
        while i < count && CodePoint.isCaseIgnorable(self[i]) { i += 1 }
        return i == count || !CodePoint.isCased(self[i])
    }
}

extension StringBuilder {
    /// The finished string when the builder was given its width in advance: a mapping may have made it narrower.
    mutating func finishNarrowed() -> StringObject {
        thread.narrowed(finish())
    }
}

extension UnsafeMutablePointer where Pointee == ThreadState {
    package func lowercase(_ text: StringObject) throws(Raise) -> StringObject {
        if text.isASCIIText { return try mapASCII(text) { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 } }
        var builder = StringBuilder(self, capacity: text.count, width: Int(text.width))
        for i in 0..<text.count {
            text.appendLower(at: i, to: &builder)
            try chargeItem(i, cost: 8)
        }
        return builder.finishNarrowed()
    }

    package func uppercase(_ text: StringObject) throws(Raise) -> StringObject {
        if text.isASCIIText { return try mapASCII(text) { $0 &- 0x61 < 26 ? $0 & 0xDF : $0 } }
        var builder = StringBuilder(self, capacity: text.count, width: Int(text.width))
        for i in 0..<text.count {
            CodePoint.appendUpper(text[i], to: &builder)
            try chargeItem(i, cost: 8)
        }
        return builder.finishNarrowed()
    }

    /// Maps ASCII text byte by byte.
    @inline(__always) func mapASCII(_ text: StringObject, _ map: (UInt8) -> UInt8) throws(Raise) -> StringObject {
        let result = makeString(width: 1, capacity: text.count)
        let source = text.bytes
        let target = result.bytes
        let count = text.count
        try inPieces(count, of: 1 << 18, cost: 4) { (start, end) throws(Raise) in
            var i = start
            while i < end {
                target[i] = map(source[i])
                i &+= 1
            }
        }
        result.count = count
        return result
    }
}
