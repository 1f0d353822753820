// How much memory compiled texts occupy, told from their length: nobody counts the nodes of a tree.
//
// The account outlives the interpreter as long as a text does, because a text says at its end that it is gone.

/// What the compiled texts of one interpreter take, by estimate.
final class CodeAccount {
    /// Bytes, those of a text that is being compiled included.
    private(set) var bytes = 0

    /// What a token comes to in the end, with its share of tree, scopes and nodes: measured, 150 to 300 bytes.
    static let bytesPerToken = 256
    /// The same for a byte of a text, for those too short to have their tokens counted.
    private static let bytesPerByte = 64

    /// What a text of so many bytes and (counted by the thousand) tokens takes.
    static func estimate(tokens: Int, text: Int) -> Int {
        max(tokens &* bytesPerToken, min(text, 1 << 14) &* bytesPerByte)
    }

    func add(_ count: Int) { bytes &+= count }
}
