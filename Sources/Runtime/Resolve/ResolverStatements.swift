// The walk over statements. Parts are visited in the order in which they are executed: it numbers the slots.
import TaipanSyntax

extension Resolver {
    /// CPython's limit on loops, `with` and `try` inside each other.
    private static let maximumEnclosing = 21

    mutating func visit(_ statements: [Statement]) throws(SyntaxDiagnostic) {
        for statement in statements { try visit(statement) }
    }

    mutating func visit(_ statement: Statement, isAtHead: Bool = false) throws(SyntaxDiagnostic) {
        try descend()
        defer { depth -= 1 }
        let range = statement.range
        switch statement.kind {
        case .functionDef(let function): try visitFunction(function, statement)
        case .classDef(let definition): try visitClass(definition, statement)
        case .typeAlias(let name, let parameters, let value): try visitAlias(name, parameters, value, statement)
        case .returning(let value): try visitReturn(value, range)
        case .delete(let targets): for target in targets { try delete(target) }
        case .assign(let targets, let value):
            try visit(value)
            for target in targets { try bind(target) }
        case .augmentedAssign(let target, _, let value): try visitAugmented(target, value)
        case .annotatedAssign(let target, let annotation, let value, let simple):
            try visitAnnotated(target, annotation, value, simple, range)
        case .forLoop, .whileLoop: try visitLoop(statement)
        case .ifElse: try visitIf(statement)
        case .with(let items, let body, let isAsync): try visitWith(items, body, isAsync, range)
        case .match(let subject, let cases): try visitMatch(subject, cases)
        case .raise(let exception, let cause):
            if let exception { try visit(exception) }
            if let cause { try visit(cause) }
        case .tryExcept: try visitTry(statement)
        case .assert(let test, let message): try visitAssert(test, message, range)
        case .importModules(let names): try visitImport(names, range)
        case .importFrom(let source, let names, let level):
            try visitImportFrom(source, names, level, range, isAtHead: isAtHead)
        case .global(let names): try declare(names, .global, "global", range)
        case .nonlocal(let names): try declare(names, .nonlocal, "nonlocal", range)
        case .expression(let expression): try visit(expression)
        case .pass: break
        case .breakLoop: checkLoopExit(ResolverMessage.breakOutside, range)
        case .continueLoop: checkLoopExit(ResolverMessage.continueOutside, range)
        }
    }

    // MARK: - Assignments

    @inline(never)
    private mutating func visitAugmented(_ target: Expression, _ value: Expression) throws(SyntaxDiagnostic) {
        // an augmented target is loaded as well, which matters to nothing but the message of a late `global`;
        // CPython lets `a.__debug__ += 1` pass
        switch target.kind {
        case .name(let name):
            checkAssignable(name, at: target.range)
            try note(name, .local, at: target.range)
        case .attribute(let object, _): try visit(object)
        default: try bind(target)
        }
        try visit(value)
    }

    @inline(never)
    private mutating func visitAnnotated(
        _ target: Expression, _ annotation: Expression, _ value: Expression?, _ simple: Bool, _ range: SourceRange
    ) throws(SyntaxDiagnostic) {
        if let value { try visit(value) }
        if case .name(let name) = target.kind {
            let before = usage(of: name)
            if simple && current !== module && !before.isDisjoint(with: [.global, .nonlocal]) {
                let word = before.contains(.global) ? "global" : "nonlocal"
                throw SyntaxDiagnostic(ResolverMessage.annotated(word, name), at: range)
            }
            checkAssignable(name, at: value == nil ? range : target.range)
            if simple {
                try note(name, [.annotated, .local], at: target.range)
            } else if value != nil {
                try note(name, .local, at: target.range)
            }
        } else {
            if case .attribute(_, let name) = target.kind, value == nil { checkAssignable(name.name, at: range) }
            try bind(target)
        }
        let isEvaluated = !current.host.isFunctionLike
        if !isEvaluated { quiet += 1 }
        try visitAnnotation(annotation)
        if !isEvaluated { quiet -= 1 }
    }

    /// An annotation. Under `from __future__ import annotations` it is only checked for what must not stand in one.
    @inline(never)
    mutating func visitAnnotation(_ annotation: Expression) throws(SyntaxDiagnostic) {
        guard hasFutureAnnotations else { return try visitStarrable(annotation) }
        let outer = current
        let scratch = ScopeBlock(kind: .typeAlias, name: "_annotation", firstLine: 0, parent: outer)
        scratch.isAnnotation = true
        current = scratch
        quiet += 1
        try visitStarrable(annotation)
        quiet -= 1
        current = outer
    }

    // MARK: - Control flow

    private mutating func push(_ statement: EnclosingStatement, at range: SourceRange) {
        if current.enclosing.count >= Resolver.maximumEnclosing { postpone(ResolverMessage.nesting, at: range) }
        current.enclosing.append(statement)
    }

    private mutating func visit(_ body: [Statement], in statement: EnclosingStatement, at range: SourceRange)
        throws(SyntaxDiagnostic)
    {
        push(statement, at: range)
        try visit(body)
        current.enclosing.removeLast()
    }

    @inline(never)
    private mutating func visitLoop(_ statement: Statement) throws(SyntaxDiagnostic) {
        switch statement.kind {
        case .forLoop(let target, let iterable, let body, let orElse, let isAsync):
            if isAsync { checkAsync("'async for' outside async function", at: statement.range) }
            try visit(iterable)
            push(.loop, at: statement.range)
            try bind(target)
            try visit(body)
            current.enclosing.removeLast()
            try visit(orElse)
        case .whileLoop(let test, let body, let orElse):
            push(.loop, at: statement.range)
            try visit(test)
            try visit(body)
            current.enclosing.removeLast()
            try visit(orElse)
        default: break
        }
    }

    /// A chain of `elif`s nests to the right, as deep as it is long: follow it in a loop.
    @inline(never)
    private mutating func visitIf(_ statement: Statement) throws(SyntaxDiagnostic) {
        var link = statement
        while case .ifElse(let test, let body, let orElse) = link.kind {
            try visit(test)
            try visit(body)
            if orElse.count == 1, case .ifElse = orElse[0].kind {
                link = orElse[0]
            } else {
                return try visit(orElse)
            }
        }
    }

    /// `async with` and `async for` belong into an `async def`.
    @inline(never)
    private mutating func checkAsync(_ message: String, at range: SourceRange) {
        if current === module && allowsTopLevelAwait {
            current.isAsync = true
        } else if !(current.kind == .function && current.isAsyncDefinition) {
            postpone(message, at: range)
        }
    }

    @inline(never)
    private mutating func visitWith(_ items: [WithItem], _ body: [Statement], _ isAsync: Bool, _ range: SourceRange)
        throws(SyntaxDiagnostic)
    {
        if isAsync { checkAsync("'async with' outside async function", at: range) }
        for item in items {
            try visit(item.context)
            push(.with, at: item.context.range)
            if let target = item.target { try bind(target) }
        }
        try visit(body)
        current.enclosing.removeLast(items.count)
    }

    @inline(never)
    private mutating func visitTry(_ statement: Statement) throws(SyntaxDiagnostic) {
        guard case .tryExcept(let body, let handlers, let orElse, let finally, let isStar) = statement.kind
        else { return }
        let range = statement.range
        if !finally.isEmpty { push(.tryBody, at: range) }
        if handlers.isEmpty {
            try visit(body)
        } else {
            try visit(body, in: .tryBody, at: range)
            if !isStar { try visit(orElse) }
            push(isStar ? .starHandlers : .handlers, at: range)
            for (position, handler) in handlers.enumerated() {
                try visit(handler, isLast: position == handlers.count - 1)
            }
            current.enclosing.removeLast()
            if isStar { try visit(orElse) }
        }
        if !finally.isEmpty {
            current.enclosing.removeLast()
            try visit(finally, in: .finallyBody, at: range)
        }
    }

    private mutating func visit(_ handler: ExceptHandler, isLast: Bool) throws(SyntaxDiagnostic) {
        if let type = handler.type {
            try visit(type)
        } else if !isLast {
            postpone(ResolverMessage.defaultExcept, at: handler.range)
        }
        push(.handler, at: handler.range)
        if let name = handler.name { try bind(name, at: handler.range) }
        try visit(handler.body)
        current.enclosing.removeLast()
    }

    /// `break` and `continue`: outwards to the nearest loop. Leaving a `with` costs CPython the place of the error.
    @inline(never)
    private mutating func checkLoopExit(_ message: String, _ range: SourceRange) {
        var place = range
        for statement in current.enclosing.reversed() {
            switch statement {
            case .loop: return
            case .starHandlers: return postpone(ResolverMessage.starHandlerExit, at: place)
            case .with: place = .none
            default: break
            }
        }
        postpone(message, at: range)
    }

    @inline(never)
    private mutating func visitReturn(_ value: Expression?, _ range: SourceRange) throws(SyntaxDiagnostic) {
        if !current.isFunctionLike { postpone(ResolverMessage.returnOutside, at: range) }
        if let value {
            try visit(value)
            if current.isAsyncDefinition && current.valueReturn == nil && quiet == 0 { current.valueReturn = range }
        }
        var place = value?.range ?? range
        for statement in current.enclosing.reversed() {
            switch statement {
            case .starHandlers: return postpone(ResolverMessage.starHandlerExit, at: place)
            case .with: place = .none
            default: break
            }
        }
    }

    @inline(never)
    private mutating func visitAssert(_ test: Expression, _ message: Expression?, _ range: SourceRange)
        throws(SyntaxDiagnostic)
    {
        if case .tuple(let items) = test.kind, !items.isEmpty { warn(ResolverMessage.assertTuple, at: range) }
        try visit(test)
        if let message { try visit(message) }
    }

    // MARK: - Declarations and imports

    private mutating func declare(_ names: [Identifier], _ usage: NameUsage, _ word: String, _ range: SourceRange)
        throws(SyntaxDiagnostic)
    {
        for name in names {
            let before = self.usage(of: name.name)
            if !before.isDisjoint(with: [.parameter, .local, .used, .annotated]) {
                throw SyntaxDiagnostic(ResolverMessage.late(word, name.name, before), at: range)
            }
            try note(name.name, usage, at: range)
            current.directives.append((current.mangling.mangle(name.name), range))
        }
    }

    @inline(never)
    private mutating func visitImport(_ names: [ImportAlias], _ range: SourceRange) throws(SyntaxDiagnostic) {
        for alias in names {
            if let name = alias.asName {
                try bind(name, at: range)
            } else if let dot = alias.name.name.utf8.firstIndex(of: UInt8(ascii: ".")) {
                try bind(Identifier(String(alias.name.name[..<dot]), alias.name.range), at: range)
            } else {
                try bind(alias.name, at: range)
            }
        }
    }

    @inline(never)
    private mutating func visitImportFrom(
        _ source: Identifier?, _ names: [ImportAlias], _ level: Int, _ range: SourceRange, isAtHead: Bool
    ) throws(SyntaxDiagnostic) {
        if level == 0 && source?.name == "__future__" && !isAtHead { postpone(ResolverMessage.lateFuture, at: range) }
        for alias in names {
            if alias.asName == nil && alias.name.name == "*" {
                if current !== module { throw SyntaxDiagnostic(ResolverMessage.importStar, at: alias.range) }
            } else {
                try bind(alias.asName ?? alias.name, at: range)
            }
        }
    }

    /// Reads the future imports, which may stand behind the documentation string and before everything else.
    mutating func readFutureImports(_ body: [Statement]) throws(SyntaxDiagnostic) {
        for (position, statement) in body.enumerated() {
            switch statement.kind {
            case .expression(let expression):
                guard position == 0, case .constant(.string) = expression.kind else { return }
            case .importFrom(let source, let names, let level):
                guard level == 0, source?.name == "__future__" else { return }
                // CPython knows only the start of the statement here
                let place = SourceRange(
                    line: statement.range.line, column: statement.range.column, endLine: 0, endColumn: 0)
                for alias in names { try readFeature(alias.name.name, place) }
            default: return
            }
            headCount = position + 1
        }
    }

    private mutating func readFeature(_ name: String, _ place: SourceRange) throws(SyntaxDiagnostic) {
        switch name {
        case "annotations": hasFutureAnnotations = true
        case "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
            "unicode_literals", "barry_as_FLUFL", "generator_stop":
            break
        case "braces": throw SyntaxDiagnostic(ResolverMessage.braces, at: place)
        default: throw SyntaxDiagnostic(ResolverMessage.noFeature(name), at: place)
        }
    }
}
