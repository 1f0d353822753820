// Made by scripts/generate-nodes; do not edit. One class per operator and form of operands: see that script.

import TaipanSyntax

final class AddPI: Node {
    let left: Operand
    let right: Int
    init(_ left: Operand, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { let (r, o) = x.addingReportingOverflow(right); if !o { return .int(r) } }
        else if case .float(let x) = a.pointee { return .float(x + Double(right)) }
        return try binarySlowly(.add, a, right, frame, thread)
    }
}

final class AddNI: Node {
    let left: Node
    let right: Int
    init(_ left: Node, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { let (r, o) = x.addingReportingOverflow(right); if !o { return .int(r) } }
        else if case .float(let x) = a { return .float(x + Double(right)) }
        return try binarySlowly(.add, a, right, thread)
    }
}

final class AddPP: Node {
    let left: Operand
    let right: Operand
    init(_ left: Operand, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { let (r, o) = x.addingReportingOverflow(y); if !o { return .int(r) } }
        else if case .float(let x) = a.pointee, case .float(let y) = b.pointee { return .float(x + y) }
        return try binarySlowly(.add, a, b, frame, thread)
    }
}

final class AddNP: Node {
    let left: Node
    let right: Operand
    init(_ left: Node, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = right.address(frame)
        if case .int(let x) = a, case .int(let y) = b.pointee { let (r, o) = x.addingReportingOverflow(y); if !o { return .int(r) } }
        else if case .float(let x) = a, case .float(let y) = b.pointee { return .float(x + y) }
        return try binarySlowly(.add, a, b, frame, thread)
    }
}

final class AddPN: Node {
    let left: Operand
    let right: Node
    init(_ left: Operand, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let b = try right.evaluate(frame, thread)
        let a = left.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b { let (r, o) = x.addingReportingOverflow(y); if !o { return .int(r) } }
        else if case .float(let x) = a.pointee, case .float(let y) = b { return .float(x + y) }
        return try binarySlowly(.add, a, b, frame, thread)
    }
}

final class AddNN: Node {
    let left: Node
    let right: Node
    init(_ left: Node, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { let (r, o) = x.addingReportingOverflow(y); if !o { return .int(r) } }
        else if case .float(let x) = a, case .float(let y) = b { return .float(x + y) }
        return try binarySlowly(.add, a, b, thread)
    }
}

final class SubtractPI: Node {
    let left: Operand
    let right: Int
    init(_ left: Operand, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { let (r, o) = x.subtractingReportingOverflow(right); if !o { return .int(r) } }
        else if case .float(let x) = a.pointee { return .float(x - Double(right)) }
        return try binarySlowly(.subtract, a, right, frame, thread)
    }
}

final class SubtractNI: Node {
    let left: Node
    let right: Int
    init(_ left: Node, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { let (r, o) = x.subtractingReportingOverflow(right); if !o { return .int(r) } }
        else if case .float(let x) = a { return .float(x - Double(right)) }
        return try binarySlowly(.subtract, a, right, thread)
    }
}

final class SubtractPP: Node {
    let left: Operand
    let right: Operand
    init(_ left: Operand, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { let (r, o) = x.subtractingReportingOverflow(y); if !o { return .int(r) } }
        else if case .float(let x) = a.pointee, case .float(let y) = b.pointee { return .float(x - y) }
        return try binarySlowly(.subtract, a, b, frame, thread)
    }
}

final class SubtractNP: Node {
    let left: Node
    let right: Operand
    init(_ left: Node, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = right.address(frame)
        if case .int(let x) = a, case .int(let y) = b.pointee { let (r, o) = x.subtractingReportingOverflow(y); if !o { return .int(r) } }
        else if case .float(let x) = a, case .float(let y) = b.pointee { return .float(x - y) }
        return try binarySlowly(.subtract, a, b, frame, thread)
    }
}

final class SubtractPN: Node {
    let left: Operand
    let right: Node
    init(_ left: Operand, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let b = try right.evaluate(frame, thread)
        let a = left.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b { let (r, o) = x.subtractingReportingOverflow(y); if !o { return .int(r) } }
        else if case .float(let x) = a.pointee, case .float(let y) = b { return .float(x - y) }
        return try binarySlowly(.subtract, a, b, frame, thread)
    }
}

final class SubtractNN: Node {
    let left: Node
    let right: Node
    init(_ left: Node, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { let (r, o) = x.subtractingReportingOverflow(y); if !o { return .int(r) } }
        else if case .float(let x) = a, case .float(let y) = b { return .float(x - y) }
        return try binarySlowly(.subtract, a, b, thread)
    }
}

final class MultiplyPI: Node {
    let left: Operand
    let right: Int
    init(_ left: Operand, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { let (r, o) = x.multipliedReportingOverflow(by: right); if !o { return .int(r) } }
        else if case .float(let x) = a.pointee { return .float(x * Double(right)) }
        return try binarySlowly(.multiply, a, right, frame, thread)
    }
}

final class MultiplyNI: Node {
    let left: Node
    let right: Int
    init(_ left: Node, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { let (r, o) = x.multipliedReportingOverflow(by: right); if !o { return .int(r) } }
        else if case .float(let x) = a { return .float(x * Double(right)) }
        return try binarySlowly(.multiply, a, right, thread)
    }
}

final class MultiplyPP: Node {
    let left: Operand
    let right: Operand
    init(_ left: Operand, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { let (r, o) = x.multipliedReportingOverflow(by: y); if !o { return .int(r) } }
        else if case .float(let x) = a.pointee, case .float(let y) = b.pointee { return .float(x * y) }
        return try binarySlowly(.multiply, a, b, frame, thread)
    }
}

final class MultiplyNP: Node {
    let left: Node
    let right: Operand
    init(_ left: Node, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = right.address(frame)
        if case .int(let x) = a, case .int(let y) = b.pointee { let (r, o) = x.multipliedReportingOverflow(by: y); if !o { return .int(r) } }
        else if case .float(let x) = a, case .float(let y) = b.pointee { return .float(x * y) }
        return try binarySlowly(.multiply, a, b, frame, thread)
    }
}

final class MultiplyPN: Node {
    let left: Operand
    let right: Node
    init(_ left: Operand, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let b = try right.evaluate(frame, thread)
        let a = left.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b { let (r, o) = x.multipliedReportingOverflow(by: y); if !o { return .int(r) } }
        else if case .float(let x) = a.pointee, case .float(let y) = b { return .float(x * y) }
        return try binarySlowly(.multiply, a, b, frame, thread)
    }
}

final class MultiplyNN: Node {
    let left: Node
    let right: Node
    init(_ left: Node, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { let (r, o) = x.multipliedReportingOverflow(by: y); if !o { return .int(r) } }
        else if case .float(let x) = a, case .float(let y) = b { return .float(x * y) }
        return try binarySlowly(.multiply, a, b, thread)
    }
}

final class DividePP: Node {
    let left: Operand
    let right: Operand
    init(_ left: Operand, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .float(let x) = a.pointee, case .float(let y) = b.pointee { if y != 0 { return .float(x / y) } }
        return try binarySlowly(.divide, a, b, frame, thread)
    }
}

final class DivideNP: Node {
    let left: Node
    let right: Operand
    init(_ left: Node, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = right.address(frame)
        if case .float(let x) = a, case .float(let y) = b.pointee { if y != 0 { return .float(x / y) } }
        return try binarySlowly(.divide, a, b, frame, thread)
    }
}

final class DividePN: Node {
    let left: Operand
    let right: Node
    init(_ left: Operand, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let b = try right.evaluate(frame, thread)
        let a = left.address(frame)
        if case .float(let x) = a.pointee, case .float(let y) = b { if y != 0 { return .float(x / y) } }
        return try binarySlowly(.divide, a, b, frame, thread)
    }
}

final class DivideNN: Node {
    let left: Node
    let right: Node
    init(_ left: Node, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .float(let x) = a, case .float(let y) = b { if y != 0 { return .float(x / y) } }
        return try binarySlowly(.divide, a, b, thread)
    }
}

final class FloorDividePI: Node {
    let left: Operand
    let right: Int
    init(_ left: Operand, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { if right != 0 && right != -1 { let q = x / right; return .int(x % right != 0 && (x < 0) != (right < 0) ? q &- 1 : q) } }
        return try binarySlowly(.floorDivide, a, right, frame, thread)
    }
}

final class FloorDivideNI: Node {
    let left: Node
    let right: Int
    init(_ left: Node, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { if right != 0 && right != -1 { let q = x / right; return .int(x % right != 0 && (x < 0) != (right < 0) ? q &- 1 : q) } }
        return try binarySlowly(.floorDivide, a, right, thread)
    }
}

final class FloorDividePP: Node {
    let left: Operand
    let right: Operand
    init(_ left: Operand, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { if y != 0 && y != -1 { let q = x / y; return .int(x % y != 0 && (x < 0) != (y < 0) ? q &- 1 : q) } }
        return try binarySlowly(.floorDivide, a, b, frame, thread)
    }
}

final class FloorDivideNN: Node {
    let left: Node
    let right: Node
    init(_ left: Node, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { if y != 0 && y != -1 { let q = x / y; return .int(x % y != 0 && (x < 0) != (y < 0) ? q &- 1 : q) } }
        return try binarySlowly(.floorDivide, a, b, thread)
    }
}

final class ModuloPI: Node {
    let left: Operand
    let right: Int
    init(_ left: Operand, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { if right != 0 && right != -1 { let r = x % right; return .int(r != 0 && (r < 0) != (right < 0) ? r &+ right : r) } }
        return try binarySlowly(.modulo, a, right, frame, thread)
    }
}

final class ModuloNI: Node {
    let left: Node
    let right: Int
    init(_ left: Node, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { if right != 0 && right != -1 { let r = x % right; return .int(r != 0 && (r < 0) != (right < 0) ? r &+ right : r) } }
        return try binarySlowly(.modulo, a, right, thread)
    }
}

final class ModuloPP: Node {
    let left: Operand
    let right: Operand
    init(_ left: Operand, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { if y != 0 && y != -1 { let r = x % y; return .int(r != 0 && (r < 0) != (y < 0) ? r &+ y : r) } }
        return try binarySlowly(.modulo, a, b, frame, thread)
    }
}

final class ModuloNN: Node {
    let left: Node
    let right: Node
    init(_ left: Node, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { if y != 0 && y != -1 { let r = x % y; return .int(r != 0 && (r < 0) != (y < 0) ? r &+ y : r) } }
        return try binarySlowly(.modulo, a, b, thread)
    }
}

final class AndPI: Node {
    let left: Operand
    let right: Int
    init(_ left: Operand, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { return .int(x & right) }
        return try binarySlowly(.and, a, right, frame, thread)
    }
}

final class AndNI: Node {
    let left: Node
    let right: Int
    init(_ left: Node, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { return .int(x & right) }
        return try binarySlowly(.and, a, right, thread)
    }
}

final class AndPP: Node {
    let left: Operand
    let right: Operand
    init(_ left: Operand, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { return .int(x & y) }
        return try binarySlowly(.and, a, b, frame, thread)
    }
}

final class AndNN: Node {
    let left: Node
    let right: Node
    init(_ left: Node, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { return .int(x & y) }
        return try binarySlowly(.and, a, b, thread)
    }
}

final class OrPI: Node {
    let left: Operand
    let right: Int
    init(_ left: Operand, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { return .int(x | right) }
        return try binarySlowly(.or, a, right, frame, thread)
    }
}

final class OrNI: Node {
    let left: Node
    let right: Int
    init(_ left: Node, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { return .int(x | right) }
        return try binarySlowly(.or, a, right, thread)
    }
}

final class OrPP: Node {
    let left: Operand
    let right: Operand
    init(_ left: Operand, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { return .int(x | y) }
        return try binarySlowly(.or, a, b, frame, thread)
    }
}

final class OrNN: Node {
    let left: Node
    let right: Node
    init(_ left: Node, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { return .int(x | y) }
        return try binarySlowly(.or, a, b, thread)
    }
}

final class XorPI: Node {
    let left: Operand
    let right: Int
    init(_ left: Operand, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { return .int(x ^ right) }
        return try binarySlowly(.xor, a, right, frame, thread)
    }
}

final class XorNI: Node {
    let left: Node
    let right: Int
    init(_ left: Node, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { return .int(x ^ right) }
        return try binarySlowly(.xor, a, right, thread)
    }
}

final class XorPP: Node {
    let left: Operand
    let right: Operand
    init(_ left: Operand, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { return .int(x ^ y) }
        return try binarySlowly(.xor, a, b, frame, thread)
    }
}

final class XorNN: Node {
    let left: Node
    let right: Node
    init(_ left: Node, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { return .int(x ^ y) }
        return try binarySlowly(.xor, a, b, thread)
    }
}

final class LeftShiftPI: Node {
    let left: Operand
    let right: Int
    init(_ left: Operand, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { if right >= 0 && right < 63 { let z = x &<< right; if z &>> right == x { return .int(z) } } }
        return try binarySlowly(.leftShift, a, right, frame, thread)
    }
}

final class LeftShiftNI: Node {
    let left: Node
    let right: Int
    init(_ left: Node, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { if right >= 0 && right < 63 { let z = x &<< right; if z &>> right == x { return .int(z) } } }
        return try binarySlowly(.leftShift, a, right, thread)
    }
}

final class LeftShiftPP: Node {
    let left: Operand
    let right: Operand
    init(_ left: Operand, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { if y >= 0 && y < 63 { let z = x &<< y; if z &>> y == x { return .int(z) } } }
        return try binarySlowly(.leftShift, a, b, frame, thread)
    }
}

final class LeftShiftNN: Node {
    let left: Node
    let right: Node
    init(_ left: Node, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { if y >= 0 && y < 63 { let z = x &<< y; if z &>> y == x { return .int(z) } } }
        return try binarySlowly(.leftShift, a, b, thread)
    }
}

final class RightShiftPI: Node {
    let left: Operand
    let right: Int
    init(_ left: Operand, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { if right >= 0 { return .int(x >> right) } }
        return try binarySlowly(.rightShift, a, right, frame, thread)
    }
}

final class RightShiftNI: Node {
    let left: Node
    let right: Int
    init(_ left: Node, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { if right >= 0 { return .int(x >> right) } }
        return try binarySlowly(.rightShift, a, right, thread)
    }
}

final class RightShiftPP: Node {
    let left: Operand
    let right: Operand
    init(_ left: Operand, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { if y >= 0 { return .int(x >> y) } }
        return try binarySlowly(.rightShift, a, b, frame, thread)
    }
}

final class RightShiftNN: Node {
    let left: Node
    let right: Node
    init(_ left: Node, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { if y >= 0 { return .int(x >> y) } }
        return try binarySlowly(.rightShift, a, b, thread)
    }
}

final class LessPI: Node {
    let left: Operand
    let right: Int
    init(_ left: Operand, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { return .bool(x < right) }
        return try compareSlowly(.less, a, right, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { return x < right }
        return try compareTruthSlowly(.less, a, right, frame, thread)
    }
}

final class LessNI: Node {
    let left: Node
    let right: Int
    init(_ left: Node, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { return .bool(x < right) }
        return try compareSlowly(.less, a, right, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { return x < right }
        return try compareTruthSlowly(.less, a, right, thread)
    }
}

final class LessPP: Node {
    let left: Operand
    let right: Operand
    init(_ left: Operand, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { return .bool(x < y) }
        if case .float(let x) = a.pointee, case .float(let y) = b.pointee { return .bool(x < y) }
        return try compareSlowly(.less, a, b, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { return x < y }
        if case .float(let x) = a.pointee, case .float(let y) = b.pointee { return x < y }
        return try compareTruthSlowly(.less, a, b, frame, thread)
    }
}

final class LessNP: Node {
    let left: Node
    let right: Operand
    init(_ left: Node, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = right.address(frame)
        if case .int(let x) = a, case .int(let y) = b.pointee { return .bool(x < y) }
        if case .float(let x) = a, case .float(let y) = b.pointee { return .bool(x < y) }
        return try compareSlowly(.less, a, b, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = try left.evaluate(frame, thread)
        let b = right.address(frame)
        if case .int(let x) = a, case .int(let y) = b.pointee { return x < y }
        if case .float(let x) = a, case .float(let y) = b.pointee { return x < y }
        return try compareTruthSlowly(.less, a, b, frame, thread)
    }
}

final class LessPN: Node {
    let left: Operand
    let right: Node
    init(_ left: Operand, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let b = try right.evaluate(frame, thread)
        let a = left.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b { return .bool(x < y) }
        if case .float(let x) = a.pointee, case .float(let y) = b { return .bool(x < y) }
        return try compareSlowly(.less, a, b, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let b = try right.evaluate(frame, thread)
        let a = left.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b { return x < y }
        if case .float(let x) = a.pointee, case .float(let y) = b { return x < y }
        return try compareTruthSlowly(.less, a, b, frame, thread)
    }
}

final class LessNN: Node {
    let left: Node
    let right: Node
    init(_ left: Node, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { return .bool(x < y) }
        if case .float(let x) = a, case .float(let y) = b { return .bool(x < y) }
        return try compareSlowly(.less, a, b, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { return x < y }
        if case .float(let x) = a, case .float(let y) = b { return x < y }
        return try compareTruthSlowly(.less, a, b, thread)
    }
}

final class LessOrEqualPI: Node {
    let left: Operand
    let right: Int
    init(_ left: Operand, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { return .bool(x <= right) }
        return try compareSlowly(.lessOrEqual, a, right, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { return x <= right }
        return try compareTruthSlowly(.lessOrEqual, a, right, frame, thread)
    }
}

final class LessOrEqualNI: Node {
    let left: Node
    let right: Int
    init(_ left: Node, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { return .bool(x <= right) }
        return try compareSlowly(.lessOrEqual, a, right, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { return x <= right }
        return try compareTruthSlowly(.lessOrEqual, a, right, thread)
    }
}

final class LessOrEqualPP: Node {
    let left: Operand
    let right: Operand
    init(_ left: Operand, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { return .bool(x <= y) }
        if case .float(let x) = a.pointee, case .float(let y) = b.pointee { return .bool(x <= y) }
        return try compareSlowly(.lessOrEqual, a, b, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { return x <= y }
        if case .float(let x) = a.pointee, case .float(let y) = b.pointee { return x <= y }
        return try compareTruthSlowly(.lessOrEqual, a, b, frame, thread)
    }
}

final class LessOrEqualNP: Node {
    let left: Node
    let right: Operand
    init(_ left: Node, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = right.address(frame)
        if case .int(let x) = a, case .int(let y) = b.pointee { return .bool(x <= y) }
        if case .float(let x) = a, case .float(let y) = b.pointee { return .bool(x <= y) }
        return try compareSlowly(.lessOrEqual, a, b, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = try left.evaluate(frame, thread)
        let b = right.address(frame)
        if case .int(let x) = a, case .int(let y) = b.pointee { return x <= y }
        if case .float(let x) = a, case .float(let y) = b.pointee { return x <= y }
        return try compareTruthSlowly(.lessOrEqual, a, b, frame, thread)
    }
}

final class LessOrEqualPN: Node {
    let left: Operand
    let right: Node
    init(_ left: Operand, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let b = try right.evaluate(frame, thread)
        let a = left.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b { return .bool(x <= y) }
        if case .float(let x) = a.pointee, case .float(let y) = b { return .bool(x <= y) }
        return try compareSlowly(.lessOrEqual, a, b, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let b = try right.evaluate(frame, thread)
        let a = left.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b { return x <= y }
        if case .float(let x) = a.pointee, case .float(let y) = b { return x <= y }
        return try compareTruthSlowly(.lessOrEqual, a, b, frame, thread)
    }
}

final class LessOrEqualNN: Node {
    let left: Node
    let right: Node
    init(_ left: Node, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { return .bool(x <= y) }
        if case .float(let x) = a, case .float(let y) = b { return .bool(x <= y) }
        return try compareSlowly(.lessOrEqual, a, b, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { return x <= y }
        if case .float(let x) = a, case .float(let y) = b { return x <= y }
        return try compareTruthSlowly(.lessOrEqual, a, b, thread)
    }
}

final class EqualPI: Node {
    let left: Operand
    let right: Int
    init(_ left: Operand, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { return .bool(x == right) }
        return try compareSlowly(.equal, a, right, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { return x == right }
        return try compareTruthSlowly(.equal, a, right, frame, thread)
    }
}

final class EqualNI: Node {
    let left: Node
    let right: Int
    init(_ left: Node, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { return .bool(x == right) }
        return try compareSlowly(.equal, a, right, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { return x == right }
        return try compareTruthSlowly(.equal, a, right, thread)
    }
}

final class EqualPP: Node {
    let left: Operand
    let right: Operand
    init(_ left: Operand, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { return .bool(x == y) }
        if case .float(let x) = a.pointee, case .float(let y) = b.pointee { return .bool(x == y) }
        return try compareSlowly(.equal, a, b, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { return x == y }
        if case .float(let x) = a.pointee, case .float(let y) = b.pointee { return x == y }
        return try compareTruthSlowly(.equal, a, b, frame, thread)
    }
}

final class EqualNP: Node {
    let left: Node
    let right: Operand
    init(_ left: Node, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = right.address(frame)
        if case .int(let x) = a, case .int(let y) = b.pointee { return .bool(x == y) }
        if case .float(let x) = a, case .float(let y) = b.pointee { return .bool(x == y) }
        return try compareSlowly(.equal, a, b, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = try left.evaluate(frame, thread)
        let b = right.address(frame)
        if case .int(let x) = a, case .int(let y) = b.pointee { return x == y }
        if case .float(let x) = a, case .float(let y) = b.pointee { return x == y }
        return try compareTruthSlowly(.equal, a, b, frame, thread)
    }
}

final class EqualPN: Node {
    let left: Operand
    let right: Node
    init(_ left: Operand, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let b = try right.evaluate(frame, thread)
        let a = left.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b { return .bool(x == y) }
        if case .float(let x) = a.pointee, case .float(let y) = b { return .bool(x == y) }
        return try compareSlowly(.equal, a, b, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let b = try right.evaluate(frame, thread)
        let a = left.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b { return x == y }
        if case .float(let x) = a.pointee, case .float(let y) = b { return x == y }
        return try compareTruthSlowly(.equal, a, b, frame, thread)
    }
}

final class EqualNN: Node {
    let left: Node
    let right: Node
    init(_ left: Node, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { return .bool(x == y) }
        if case .float(let x) = a, case .float(let y) = b { return .bool(x == y) }
        return try compareSlowly(.equal, a, b, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { return x == y }
        if case .float(let x) = a, case .float(let y) = b { return x == y }
        return try compareTruthSlowly(.equal, a, b, thread)
    }
}

final class NotEqualPI: Node {
    let left: Operand
    let right: Int
    init(_ left: Operand, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { return .bool(x != right) }
        return try compareSlowly(.notEqual, a, right, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { return x != right }
        return try compareTruthSlowly(.notEqual, a, right, frame, thread)
    }
}

final class NotEqualNI: Node {
    let left: Node
    let right: Int
    init(_ left: Node, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { return .bool(x != right) }
        return try compareSlowly(.notEqual, a, right, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { return x != right }
        return try compareTruthSlowly(.notEqual, a, right, thread)
    }
}

final class NotEqualPP: Node {
    let left: Operand
    let right: Operand
    init(_ left: Operand, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { return .bool(x != y) }
        if case .float(let x) = a.pointee, case .float(let y) = b.pointee { return .bool(x != y) }
        return try compareSlowly(.notEqual, a, b, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { return x != y }
        if case .float(let x) = a.pointee, case .float(let y) = b.pointee { return x != y }
        return try compareTruthSlowly(.notEqual, a, b, frame, thread)
    }
}

final class NotEqualNP: Node {
    let left: Node
    let right: Operand
    init(_ left: Node, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = right.address(frame)
        if case .int(let x) = a, case .int(let y) = b.pointee { return .bool(x != y) }
        if case .float(let x) = a, case .float(let y) = b.pointee { return .bool(x != y) }
        return try compareSlowly(.notEqual, a, b, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = try left.evaluate(frame, thread)
        let b = right.address(frame)
        if case .int(let x) = a, case .int(let y) = b.pointee { return x != y }
        if case .float(let x) = a, case .float(let y) = b.pointee { return x != y }
        return try compareTruthSlowly(.notEqual, a, b, frame, thread)
    }
}

final class NotEqualPN: Node {
    let left: Operand
    let right: Node
    init(_ left: Operand, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let b = try right.evaluate(frame, thread)
        let a = left.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b { return .bool(x != y) }
        if case .float(let x) = a.pointee, case .float(let y) = b { return .bool(x != y) }
        return try compareSlowly(.notEqual, a, b, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let b = try right.evaluate(frame, thread)
        let a = left.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b { return x != y }
        if case .float(let x) = a.pointee, case .float(let y) = b { return x != y }
        return try compareTruthSlowly(.notEqual, a, b, frame, thread)
    }
}

final class NotEqualNN: Node {
    let left: Node
    let right: Node
    init(_ left: Node, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { return .bool(x != y) }
        if case .float(let x) = a, case .float(let y) = b { return .bool(x != y) }
        return try compareSlowly(.notEqual, a, b, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { return x != y }
        if case .float(let x) = a, case .float(let y) = b { return x != y }
        return try compareTruthSlowly(.notEqual, a, b, thread)
    }
}

final class GreaterPI: Node {
    let left: Operand
    let right: Int
    init(_ left: Operand, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { return .bool(x > right) }
        return try compareSlowly(.greater, a, right, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { return x > right }
        return try compareTruthSlowly(.greater, a, right, frame, thread)
    }
}

final class GreaterNI: Node {
    let left: Node
    let right: Int
    init(_ left: Node, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { return .bool(x > right) }
        return try compareSlowly(.greater, a, right, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { return x > right }
        return try compareTruthSlowly(.greater, a, right, thread)
    }
}

final class GreaterPP: Node {
    let left: Operand
    let right: Operand
    init(_ left: Operand, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { return .bool(x > y) }
        if case .float(let x) = a.pointee, case .float(let y) = b.pointee { return .bool(x > y) }
        return try compareSlowly(.greater, a, b, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { return x > y }
        if case .float(let x) = a.pointee, case .float(let y) = b.pointee { return x > y }
        return try compareTruthSlowly(.greater, a, b, frame, thread)
    }
}

final class GreaterNP: Node {
    let left: Node
    let right: Operand
    init(_ left: Node, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = right.address(frame)
        if case .int(let x) = a, case .int(let y) = b.pointee { return .bool(x > y) }
        if case .float(let x) = a, case .float(let y) = b.pointee { return .bool(x > y) }
        return try compareSlowly(.greater, a, b, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = try left.evaluate(frame, thread)
        let b = right.address(frame)
        if case .int(let x) = a, case .int(let y) = b.pointee { return x > y }
        if case .float(let x) = a, case .float(let y) = b.pointee { return x > y }
        return try compareTruthSlowly(.greater, a, b, frame, thread)
    }
}

final class GreaterPN: Node {
    let left: Operand
    let right: Node
    init(_ left: Operand, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let b = try right.evaluate(frame, thread)
        let a = left.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b { return .bool(x > y) }
        if case .float(let x) = a.pointee, case .float(let y) = b { return .bool(x > y) }
        return try compareSlowly(.greater, a, b, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let b = try right.evaluate(frame, thread)
        let a = left.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b { return x > y }
        if case .float(let x) = a.pointee, case .float(let y) = b { return x > y }
        return try compareTruthSlowly(.greater, a, b, frame, thread)
    }
}

final class GreaterNN: Node {
    let left: Node
    let right: Node
    init(_ left: Node, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { return .bool(x > y) }
        if case .float(let x) = a, case .float(let y) = b { return .bool(x > y) }
        return try compareSlowly(.greater, a, b, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { return x > y }
        if case .float(let x) = a, case .float(let y) = b { return x > y }
        return try compareTruthSlowly(.greater, a, b, thread)
    }
}

final class GreaterOrEqualPI: Node {
    let left: Operand
    let right: Int
    init(_ left: Operand, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { return .bool(x >= right) }
        return try compareSlowly(.greaterOrEqual, a, right, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = left.address(frame)
        if case .int(let x) = a.pointee { return x >= right }
        return try compareTruthSlowly(.greaterOrEqual, a, right, frame, thread)
    }
}

final class GreaterOrEqualNI: Node {
    let left: Node
    let right: Int
    init(_ left: Node, _ right: Int, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { return .bool(x >= right) }
        return try compareSlowly(.greaterOrEqual, a, right, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = try left.evaluate(frame, thread)
        if case .int(let x) = a { return x >= right }
        return try compareTruthSlowly(.greaterOrEqual, a, right, thread)
    }
}

final class GreaterOrEqualPP: Node {
    let left: Operand
    let right: Operand
    init(_ left: Operand, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { return .bool(x >= y) }
        if case .float(let x) = a.pointee, case .float(let y) = b.pointee { return .bool(x >= y) }
        return try compareSlowly(.greaterOrEqual, a, b, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = left.address(frame)
        let b = right.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b.pointee { return x >= y }
        if case .float(let x) = a.pointee, case .float(let y) = b.pointee { return x >= y }
        return try compareTruthSlowly(.greaterOrEqual, a, b, frame, thread)
    }
}

final class GreaterOrEqualNP: Node {
    let left: Node
    let right: Operand
    init(_ left: Node, _ right: Operand, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = right.address(frame)
        if case .int(let x) = a, case .int(let y) = b.pointee { return .bool(x >= y) }
        if case .float(let x) = a, case .float(let y) = b.pointee { return .bool(x >= y) }
        return try compareSlowly(.greaterOrEqual, a, b, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = try left.evaluate(frame, thread)
        let b = right.address(frame)
        if case .int(let x) = a, case .int(let y) = b.pointee { return x >= y }
        if case .float(let x) = a, case .float(let y) = b.pointee { return x >= y }
        return try compareTruthSlowly(.greaterOrEqual, a, b, frame, thread)
    }
}

final class GreaterOrEqualPN: Node {
    let left: Operand
    let right: Node
    init(_ left: Operand, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let b = try right.evaluate(frame, thread)
        let a = left.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b { return .bool(x >= y) }
        if case .float(let x) = a.pointee, case .float(let y) = b { return .bool(x >= y) }
        return try compareSlowly(.greaterOrEqual, a, b, frame, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let b = try right.evaluate(frame, thread)
        let a = left.address(frame)
        if case .int(let x) = a.pointee, case .int(let y) = b { return x >= y }
        if case .float(let x) = a.pointee, case .float(let y) = b { return x >= y }
        return try compareTruthSlowly(.greaterOrEqual, a, b, frame, thread)
    }
}

final class GreaterOrEqualNN: Node {
    let left: Node
    let right: Node
    init(_ left: Node, _ right: Node, _ range: SourceRange) {
        self.left = left
        self.right = right
        super.init(range)
    }
    override func evaluate(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Value {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { return .bool(x >= y) }
        if case .float(let x) = a, case .float(let y) = b { return .bool(x >= y) }
        return try compareSlowly(.greaterOrEqual, a, b, thread)
    }
    override func truth(_ frame: Slots, _ thread: ThreadRef) throws(Raise) -> Bool {
        let a = try left.evaluate(frame, thread)
        let b = try right.evaluate(frame, thread)
        if case .int(let x) = a, case .int(let y) = b { return x >= y }
        if case .float(let x) = a, case .float(let y) = b { return x >= y }
        return try compareTruthSlowly(.greaterOrEqual, a, b, thread)
    }
}

/// The node of `left op right` in the best form for its operands.
func makeBinary(_ op: BinaryOperation, _ left: Node, _ right: Node, _ range: SourceRange) -> Node {
    let l = left.operand, r = right.operand, i = right.integerConstant
    switch op {
    case .add:
        if let l, let i { return AddPI(l, i, range) }
        if let i { return AddNI(left, i, range) }
        if let l, let r { return AddPP(l, r, range) }
        if let r { return AddNP(left, r, range) }
        if let l { return AddPN(l, right, range) }
        return AddNN(left, right, range)
    case .subtract:
        if let l, let i { return SubtractPI(l, i, range) }
        if let i { return SubtractNI(left, i, range) }
        if let l, let r { return SubtractPP(l, r, range) }
        if let r { return SubtractNP(left, r, range) }
        if let l { return SubtractPN(l, right, range) }
        return SubtractNN(left, right, range)
    case .multiply:
        if let l, let i { return MultiplyPI(l, i, range) }
        if let i { return MultiplyNI(left, i, range) }
        if let l, let r { return MultiplyPP(l, r, range) }
        if let r { return MultiplyNP(left, r, range) }
        if let l { return MultiplyPN(l, right, range) }
        return MultiplyNN(left, right, range)
    case .divide:
        if let l, let r { return DividePP(l, r, range) }
        if let r { return DivideNP(left, r, range) }
        if let l { return DividePN(l, right, range) }
        return DivideNN(left, right, range)
    case .floorDivide:
        if let l, let i { return FloorDividePI(l, i, range) }
        if let i { return FloorDivideNI(left, i, range) }
        if let l, let r { return FloorDividePP(l, r, range) }
        return FloorDivideNN(left, right, range)
    case .modulo:
        if let l, let i { return ModuloPI(l, i, range) }
        if let i { return ModuloNI(left, i, range) }
        if let l, let r { return ModuloPP(l, r, range) }
        return ModuloNN(left, right, range)
    case .and:
        if let l, let i { return AndPI(l, i, range) }
        if let i { return AndNI(left, i, range) }
        if let l, let r { return AndPP(l, r, range) }
        return AndNN(left, right, range)
    case .or:
        if let l, let i { return OrPI(l, i, range) }
        if let i { return OrNI(left, i, range) }
        if let l, let r { return OrPP(l, r, range) }
        return OrNN(left, right, range)
    case .xor:
        if let l, let i { return XorPI(l, i, range) }
        if let i { return XorNI(left, i, range) }
        if let l, let r { return XorPP(l, r, range) }
        return XorNN(left, right, range)
    case .leftShift:
        if let l, let i { return LeftShiftPI(l, i, range) }
        if let i { return LeftShiftNI(left, i, range) }
        if let l, let r { return LeftShiftPP(l, r, range) }
        return LeftShiftNN(left, right, range)
    case .rightShift:
        if let l, let i { return RightShiftPI(l, i, range) }
        if let i { return RightShiftNI(left, i, range) }
        if let l, let r { return RightShiftPP(l, r, range) }
        return RightShiftNN(left, right, range)
    default: return BinaryNode(op, left, right, range)
    }
}

/// The node of `left op right` in the best form for its operands.
func makeComparison(_ op: Comparison, _ left: Node, _ right: Node, _ range: SourceRange) -> Node {
    let l = left.operand, r = right.operand, i = right.integerConstant
    switch op {
    case .less:
        if let l, let i { return LessPI(l, i, range) }
        if let i { return LessNI(left, i, range) }
        if let l, let r { return LessPP(l, r, range) }
        if let r { return LessNP(left, r, range) }
        if let l { return LessPN(l, right, range) }
        return LessNN(left, right, range)
    case .lessOrEqual:
        if let l, let i { return LessOrEqualPI(l, i, range) }
        if let i { return LessOrEqualNI(left, i, range) }
        if let l, let r { return LessOrEqualPP(l, r, range) }
        if let r { return LessOrEqualNP(left, r, range) }
        if let l { return LessOrEqualPN(l, right, range) }
        return LessOrEqualNN(left, right, range)
    case .equal:
        if let l, let i { return EqualPI(l, i, range) }
        if let i { return EqualNI(left, i, range) }
        if let l, let r { return EqualPP(l, r, range) }
        if let r { return EqualNP(left, r, range) }
        if let l { return EqualPN(l, right, range) }
        return EqualNN(left, right, range)
    case .notEqual:
        if let l, let i { return NotEqualPI(l, i, range) }
        if let i { return NotEqualNI(left, i, range) }
        if let l, let r { return NotEqualPP(l, r, range) }
        if let r { return NotEqualNP(left, r, range) }
        if let l { return NotEqualPN(l, right, range) }
        return NotEqualNN(left, right, range)
    case .greater:
        if let l, let i { return GreaterPI(l, i, range) }
        if let i { return GreaterNI(left, i, range) }
        if let l, let r { return GreaterPP(l, r, range) }
        if let r { return GreaterNP(left, r, range) }
        if let l { return GreaterPN(l, right, range) }
        return GreaterNN(left, right, range)
    case .greaterOrEqual:
        if let l, let i { return GreaterOrEqualPI(l, i, range) }
        if let i { return GreaterOrEqualNI(left, i, range) }
        if let l, let r { return GreaterOrEqualPP(l, r, range) }
        if let r { return GreaterOrEqualNP(left, r, range) }
        if let l { return GreaterOrEqualPN(l, right, range) }
        return GreaterOrEqualNN(left, right, range)
    }
}
