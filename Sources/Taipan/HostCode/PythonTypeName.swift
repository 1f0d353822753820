// What Swift types are called in Python: in stubs, where only names may stand that a reader of the file knows.

/// The Python name of a Swift type.
indirect enum PythonTypeName: Sendable, Equatable, ExpressibleByStringLiteral {
    /// `int`, `str`, `None`.
    case plain(String)
    /// `list[int]`, `dict[str, float]`.
    case generic(String, [PythonTypeName])
    /// `int | None`.
    case optional(PythonTypeName)
    /// Any other type: the class registered for it, if there is one.
    case registered(ObjectIdentifier)

    /// The caller sees to what the object is: no name says more.
    static let any: PythonTypeName = "Any"

    init(stringLiteral name: String) { self = .plain(name) }

    /// The text, where `classes` are the names that registered types have.
    func text(_ classes: [ObjectIdentifier: String]) -> String {
        switch self {
        case .plain(let name): name
        case .generic(let name, let parts): "\(name)[\(parts.map { $0.text(classes) }.joined(separator: ", "))]"
        case .optional(let wrapped):
            wrapped.isNullable(classes) ? wrapped.text(classes) : "\(wrapped.text(classes)) | None"
        case .registered(let type): classes[type] ?? "Any"
        }
    }

    /// The name covers `None` already.
    private func isNullable(_ classes: [ObjectIdentifier: String]) -> Bool {
        switch self {
        case .optional: true
        case .registered(let type): classes[type] == nil
        default: self == .any
        }
    }

    /// What a parameter for several values takes of each: `*words` of an array of strings `str`, `**all` of a dictionary the values.
    /// Nil if the type cannot take several.
    func element(isKeywords: Bool) -> PythonTypeName? {
        switch self {
        case .generic("dict", let parts) where isKeywords: parts.last
        case .generic("list", let parts) where !isKeywords: parts.first
        case .plain("bytes") where !isKeywords: "int"
        case .registered, .any: .any
        default: nil
        }
    }
}
