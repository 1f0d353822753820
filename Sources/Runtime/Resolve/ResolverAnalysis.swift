// The second pass: whose variable is each name, which variables are captured, and what slot does everything get.
import TaipanSyntax

extension Resolver {
    // MARK: - Whose variable

    /// Decides all names of a block, then those of the blocks in it.
    func analyse(_ block: ScopeBlock) throws(SyntaxDiagnostic) {
        nameQualified(block)
        for position in block.symbols.indices {
            block.symbols[position].resolution = try resolution(of: block.symbols[position], in: block)
        }
        for child in block.children { try analyse(child.block) }
    }

    private func resolution(of symbol: ScopeSymbol, in block: ScopeBlock) throws(SyntaxDiagnostic) -> NameResolution {
        let usage = symbol.usage
        if usage.contains(.global) {
            if usage.contains(.nonlocal) { throw directiveError(ResolverMessage.both(symbol.name), symbol.name, block) }
            return .explicitGlobal
        }
        if usage.contains(.nonlocal) { return try nonlocalResolution(of: symbol, in: block) }
        if !usage.isDisjoint(with: .bound) { return .own }
        if block.seesClassNamespace, symbol.name != "__classdict__",
            let known = classUsage(of: symbol.name, around: block)
        {
            if known.contains(.global) { return .explicitGlobal }
            if known.contains(.local) && !known.contains(.nonlocal) { return .implicitGlobal }
        }
        guard let (owner, variable) = owner(of: symbol.name, from: block.parent) else { return .implicitGlobal }
        // a comprehension in a class body is inside the body, where `__class__` is not visible
        if case .classCell = variable, owner === block.host { return .implicitGlobal }
        capture(symbol.name, of: owner, variable, by: block)
        return .outer(owner, variable)
    }

    private func nonlocalResolution(of symbol: ScopeSymbol, in block: ScopeBlock)
        throws(SyntaxDiagnostic) -> NameResolution
    {
        if block.kind == .module { throw directiveError(ResolverMessage.moduleNonlocal, symbol.name, block) }
        guard let (owner, variable) = owner(of: symbol.name, from: block.parent) else {
            throw directiveError(ResolverMessage.noBinding(symbol.name), symbol.name, block)
        }
        if case .symbol(let position) = variable {
            let usage = owner.symbols[position].usage
            if usage.contains(.typeParameter) {
                throw directiveError(ResolverMessage.typeParameterNonlocal(symbol.name), symbol.name, block)
            }
            if usage.contains(.parameter) && symbol.usage.contains(.local) {
                owner.symbols[position].usage.insert(.rebound)
            }
        }
        capture(symbol.name, of: owner, variable, by: block)
        return .outer(owner, variable)
    }

    private func directiveError(_ message: String, _ name: String, _ block: ScopeBlock) -> SyntaxDiagnostic {
        let place = block.directives.first { $0.name == name }?.range ?? .none
        return SyntaxDiagnostic(message, at: place)
    }

    /// What the class body around an annotation scope does with a name.
    private func classUsage(of name: String, around block: ScopeBlock) -> NameUsage? {
        var scope = block.parent
        while let outer = scope {
            if outer.kind == .classBody { return outer.position(of: name).map { outer.symbols[$0].usage } }
            scope = outer.parent
        }
        return nil
    }

    /// The function whose variable `name` is for code inside `start`.
    private func owner(of name: String, from start: ScopeBlock?) -> (ScopeBlock, VariableOwner)? {
        var scope = start
        while let block = scope {
            scope = block.parent
            switch block.kind {
            case .module: return nil
            case .classBody:
                if name == "__class__" { return (block, .classCell) }
                if name == "__classdict__" { return (block, .classDictionary) }
            default:
                guard let position = block.position(of: name) else { continue }
                let usage = block.symbols[position].usage
                if usage.contains(.global) { return nil }
                if !usage.contains(.nonlocal) && !usage.isDisjoint(with: .bound) { return (block, .symbol(position)) }
            }
        }
        return nil
    }

    /// Makes `name` a free variable of every frame between the one that uses it and the one that has it.
    private func capture(_ name: String, of owner: ScopeBlock, _ variable: VariableOwner, by user: ScopeBlock) {
        let end = owner.host
        var frame = user.host
        if frame === end { return }
        switch variable {
        case .symbol(let position): owner.symbols[position].usage.insert(.captured)
        case .classCell: owner.needsClassCell = true
        case .classDictionary: owner.needsClassDictionary = true
        }
        while frame !== end {
            // whoever put it there has gone all the way out
            if frame.freeIndex.updateValue(0, forKey: name) != nil { return }
            guard let parent = frame.parent else { return }
            frame = parent.host
        }
    }

    // MARK: - Qualified names

    /// `A.f.<locals>.g`: what is inside a function is behind `<locals>`; what is declared global stands alone. The
    /// scopes of type parameters do not count, and comprehensions have no name in CPython but for generator
    /// expressions.
    private func nameQualified(_ block: ScopeBlock) {
        guard var parent = block.parent?.host else { return }
        if parent.kind == .typeParameters || parent.kind == .typeVariable, let outer = parent.parent?.host {
            parent = outer
        }
        if parent.kind == .module {
            block.qualifiedName = block.name
            return
        }
        if block.kind == .function || block.kind == .classBody {
            let name = parent.mangling.mangle(block.name)
            if let position = parent.position(of: name), parent.symbols[position].usage.contains(.global) {
                block.qualifiedName = block.name
                return
            }
        }
        switch parent.kind {
        case .function, .lambda, .typeAlias: block.qualifiedName = parent.qualifiedName + ".<locals>." + block.name
        default: block.qualifiedName = parent.qualifiedName + "." + block.name
        }
    }

    // MARK: - Slots

    /// Numbers the slots of a block and of all blocks in it, then says what each name means.
    func layOut(_ block: ScopeBlock) {
        if block.kind != .comprehension { layOutFrame(block) }
        block.variables = block.symbols.map { variable($0, in: block) }
        if block.kind != .comprehension, let parent = block.parent {
            block.captures = block.freeNames.map { source(of: $0, in: parent) }
        }
        for child in block.children { layOut(child.block) }
    }

    private func layOutFrame(_ block: ScopeBlock) {
        block.freeNames = sorted(Array(block.freeIndex.keys))
        for (position, name) in block.freeNames.enumerated() { block.freeIndex[name] = position }
        if block.isFunctionLike {
            for position in block.symbols.indices { layOutLocal(position, of: block) }
            block.localNames = block.slotNames
            block.cellNames = sorted(block.cellNames)
        }
        if block.needsClassCell { block.classCellSlot = hiddenCell("__class__", of: block) }
        if block.needsClassDictionary { block.classDictionarySlot = hiddenCell("__classdict__", of: block) }
        layOutComprehensions(in: block, host: block)
    }

    private func layOutLocal(_ position: Int, of block: ScopeBlock) {
        let symbol = block.symbols[position]
        guard case .own = symbol.resolution else { return }
        let slot = block.newSlot(symbol.name)
        block.symbols[position].slot = slot
        let isParameter = symbol.usage.contains(.parameter)
        if symbol.usage.contains(.captured) {
            block.cellNames.append(symbol.name)
            block.cellSlots.append(slot)
            if isParameter { block.capturesParameters = true }
        }
        if isParameter && symbol.usage.contains(.rebound) { block.rebindsParameters = true }
    }

    private func hiddenCell(_ name: String, of block: ScopeBlock) -> Int {
        let slot = block.newSlot(name)
        block.cellNames.append(name)
        block.cellSlots.append(slot)
        return slot
    }

    /// Gives the variables of all comprehensions that run in the frame of `host` a slot there.
    private func layOutComprehensions(in block: ScopeBlock, host: ScopeBlock) {
        for child in block.children where child.block.kind == .comprehension {
            let inner = child.block
            for position in inner.symbols.indices {
                guard case .own = inner.symbols[position].resolution else { continue }
                let slot = host.newSlot(inner.symbols[position].name)
                inner.symbols[position].slot = slot
                inner.comprehensionSlots.append(slot)
                if inner.symbols[position].usage.contains(.captured) { inner.comprehensionCells.append(slot) }
            }
            layOutComprehensions(in: inner, host: host)
        }
    }

    /// By code point, as Python sorts strings.
    private func sorted(_ names: [String]) -> [String] {
        names.count < 2 ? names : names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    // MARK: - Meanings

    private func variable(_ symbol: ScopeSymbol, in block: ScopeBlock) -> Variable {
        switch symbol.resolution {
        case .own: return block.isFunctionLike ? ownVariable(symbol) : .name
        case .explicitGlobal: return .global(explicit: true)
        case .implicitGlobal: return block.implicitGlobal
        case .outer(let owner, let variable):
            let frame = block.host
            if case .symbol(let position) = variable, owner.host === frame {
                return ownVariable(owner.symbols[position])
            }
            let index = frame.freeIndex[symbol.name] ?? 0
            if block.kind == .classBody { return .classFree(index: index) }
            if block.seesClassNamespace && symbol.name != "__classdict__" { return .classDictionaryFree(index: index) }
            return .free(index: index)
        }
    }

    private func ownVariable(_ symbol: ScopeSymbol) -> Variable {
        symbol.usage.contains(.captured) ? .cell(slot: symbol.slot) : .local(slot: symbol.slot)
    }

    /// Where code in `block` finds the cell of a variable that a function made there captures.
    private func source(of name: String, in block: ScopeBlock) -> CellSource {
        let frame = block.host
        if let (owner, variable) = owner(of: name, from: block), owner.host === frame {
            switch variable {
            case .symbol(let position): return .slot(owner.symbols[position].slot)
            case .classCell: return .slot(owner.classCellSlot ?? 0)
            case .classDictionary: return .slot(owner.classDictionarySlot ?? 0)
            }
        }
        return .free(frame.freeIndex[name] ?? 0)
    }

    // MARK: - Freezing

    /// The finished scopes, inner ones first.
    func freeze(_ block: ScopeBlock) -> Scope {
        let children = AddressTable()
        for child in block.children { children.insert(freeze(child.block), at: child.node) }
        let scope = Scope(
            block, children: children, hasFutureAnnotations: hasFutureAnnotations,
            warnings: block === module ? warnings : [])
        // what symbols know of outer blocks would keep all blocks alive
        block.symbols = []
        return scope
    }
}
