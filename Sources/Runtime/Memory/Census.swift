// How much memory the objects of one interpreter occupy, counted object by object.
//
// In a process with one interpreter the system's answer is better: it knows what the program and the interpreter itself need, and costs
// a microsecond. With several, the size of the process says nothing of one of them, so its objects are counted: everything that the
// collector knows, what the frames hold, and a share of what these refer to (a string that four lists refer to counts for a quarter in
// each). Seventy nanoseconds an object; who asks for it and how often is the business of `Budget`.
//
// Compiled texts are estimated (`CodeAccount`). Not counted: programs that the host has made, which interpreters share, and what native
// code holds for the length of a call.

import CObjectCounts
import TaipanHost

extension UnsafeMutablePointer where Pointee == ThreadState {
    /// The bytes of all objects. Gives up, with what it has, when somebody asks for the interpreter.
    func countMemory() -> Int {
        let heap = pointee.heap
        var total = heap.pointee.trackedCapacity &* 8 &+ interpreter.code.bytes
        var i = 1
        while i < heap.pointee.trackedCount {
            heap.pointee.tracked[i]._withUnsafeGuaranteedRef { object in
                total &+= size(of: object)
                object.traverse { child in
                    if child.heapIndex == 0 { total &+= share(of: child) }
                }
            }
            if i & 0xFFFF == 0, budget.wakeup.isAsked { return total }
            i &+= 1
        }
        var slot = pointee.valueStackBase
        while slot < pointee.sp {
            if case .object(let object) = slot.pointee, object.heapIndex == 0 { total &+= share(of: object) }
            slot += 1
        }
        return total
    }

    @inline(__always) private func size(of object: Object) -> Int {
        RawMemory.usableSize(Unmanaged.passUnretained(object).toOpaque()) &+ Int(object.attributeCapacity) &* 16
            &+ object.ownedBytes
    }

    /// What one of the references to an object that the collector does not know stands for.
    @inline(__always) private func share(of object: Object) -> Int {
        size(of: object) / max(1, Int(taipan_reference_count(Unmanaged.passUnretained(object).toOpaque())))
    }
}
