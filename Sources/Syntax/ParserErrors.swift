extension ParserCore {
    var lastFetched: SourceRange { tokens[tokens.count - 1].range }
    mutating func explainNamedExpression() throws(Stop) {}
    mutating func explainLambdaInFormattedString() throws(Stop) {}
    mutating func explainedDisjunction() throws(Stop) -> Expression { try disjunction() }
    mutating func explainNotBehindOperator(_ position: Int) throws(Stop) {}
    mutating func explainDisplay(_ position: Int) throws(Stop) {}
    mutating func explainLoopTarget(_ position: Int) throws(Stop) {}
    mutating func raiseMissingIn(_ position: Int) -> Stop { Stop() }
    mutating func explainArguments(_ position: Int) throws(Stop) {}
    mutating func explainStarredAssignment(_ position: Int) throws(Stop) {}
    mutating func explainKeywordArgument() throws(Stop) {}
    mutating func explainAssignment(_ position: Int) throws(Stop) {}
    mutating func explainDelete() throws(Stop) {}
    mutating func explainImport(_ position: Int) throws(Stop) {}
    mutating func explainMissingImport() -> Stop { Stop() }
    mutating func raiseMissingBlock(_ owner: String, _ keyword: Int) -> Stop { Stop() }
    mutating func explainWithItem() throws(Stop) {}
    mutating func explainMixedHandlers() throws(Stop) {}
    mutating func explainExcept(_ position: Int) throws(Stop) {}
    mutating func explainParameters(_ position: Int, closing: TokenKind) throws(Stop) {}
    mutating func explainBound(_ name: String) throws(Stop) -> Stop { Stop() }
    mutating func explainAsPattern() throws(Stop) {}
    mutating func explainClassPattern(_ p: Pattern) throws(Stop) -> Stop { Stop() }
    mutating func diagnostic(farthest: Int) -> SyntaxDiagnostic {
        tokenizer.diagnostic ?? SyntaxDiagnostic("invalid syntax", at: tokens[farthest].range) }
    func finished(_ d: SyntaxDiagnostic) -> SyntaxDiagnostic { d }
}
extension ParserCore {
    mutating func explainFieldStart() throws(Stop) {}
    mutating func explainMissingField(_ p: Int) -> Stop { Stop() }
    mutating func explainFieldTail(_ p: FieldProgress) throws(Stop) {}
    mutating func explainConversion() throws(Stop) {}
}
