// `gc`: the table. The functions are in the runtime, next to what they look at.

import TaipanRuntime

package enum GCModule {
    package static let module = NativeModule(
        "gc",
        doc: """
            This module provides access to the garbage collector for reference cycles.

            enable() -- Enable automatic garbage collection.
            disable() -- Disable automatic garbage collection.
            isenabled() -- Returns true if automatic collection is enabled.
            collect() -- Do a full collection right now.
            get_count() -- Return the current collection counts.
            get_stats() -- Return list of dictionaries containing per-generation stats.
            set_debug() -- Set debugging flags.
            get_debug() -- Get debugging flags.
            set_threshold() -- Set the collection thresholds.
            get_threshold() -- Return the current collection thresholds.
            get_objects() -- Return a list of all objects tracked by the collector.
            is_tracked() -- Returns true if a given object is tracked.
            is_finalized() -- Returns true if a given object has been already finalized.
            get_referrers() -- Return the list of objects that refer to an object.
            get_referents() -- Return the list of objects that an object refers to.
            freeze() -- Freeze all tracked objects and ignore them for future collections.
            unfreeze() -- Unfreeze all objects in the permanent generation.
            get_freeze_count() -- Return the number of objects in the permanent generation.
            """,
        functions: { GCModule.functions },
        initialize: { (module, thread) throws(Raise) in
            let control = GarbageControl.of(thread)
            thread.setModuleAttribute(module, "callbacks", .object(control.callbacks))
            thread.setModuleAttribute(module, "garbage", .object(control.garbage))
        })

    private static let functions: [NativeRow] = [
        .function("enable()", GarbageControl.enable, "Enable automatic garbage collection."),
        .function("disable()", GarbageControl.disable, "Disable automatic garbage collection."),
        .function("isenabled()", GarbageControl.isEnabled, "Returns true if automatic garbage collection is enabled."),
        .function(
            "collect(generation=2)", GarbageControl.collect,
            """
            Run the garbage collector.

            With no arguments, run a full collection.  The optional argument
            may be an integer specifying which generation to collect.  A ValueError
            is raised if the generation number is invalid.

            The number of unreachable objects is returned.
            """),
        .function("get_count()", GarbageControl.getCount, "Return a three-tuple of the current collection counts."),
        .function(
            "get_stats()", GarbageControl.getStatistics,
            "Return a list of dictionaries containing per-generation statistics."),
        .function("get_threshold()", GarbageControl.getThreshold, "Return the current collection thresholds."),
        .variadic(
            "set_threshold(threshold0, [threshold1, [threshold2]])", GarbageControl.setThreshold,
            "Set the collection thresholds (the collection frequency).\n\nSetting 'threshold0' to zero disables collection."
        ),
        .function("get_debug()", GarbageControl.getDebug, "Get the garbage collection debugging flags."),
        .function("set_debug(flags, /)", GarbageControl.setDebug, "Set the garbage collection debugging flags."),
        .function(
            "freeze()", GarbageControl.freeze,
            "Freeze all current tracked objects and ignore them for future collections."),
        .function("unfreeze()", GarbageControl.unfreeze, "Unfreeze all objects in the permanent generation."),
        .function(
            "get_freeze_count()", GarbageControl.getFreezeCount,
            "Return the number of objects in the permanent generation."),
        .function(
            "get_objects(generation=None)", GarbageControl.getObjects,
            "Return a list of objects tracked by the collector (excluding the list returned)."),
        .variadic(
            "get_referrers(*objs)", GarbageControl.getReferrers,
            "Return the list of objects that directly refer to any of 'objs'."),
        .variadic(
            "get_referents(*objs)", GarbageControl.getReferents,
            "Return the list of objects that are directly referred to by 'objs'."),
        .function(
            "is_tracked(obj, /)", GarbageControl.isTracked,
            "Returns true if the object is tracked by the garbage collector."),
        .function(
            "is_finalized(obj, /)", GarbageControl.isFinalized,
            "Returns true if the object has been already finalized by the GC."),
        .value("DEBUG_STATS", { _ throws(Raise) in .int(1) }),
        .value("DEBUG_COLLECTABLE", { _ throws(Raise) in .int(2) }),
        .value("DEBUG_UNCOLLECTABLE", { _ throws(Raise) in .int(4) }),
        .value("DEBUG_SAVEALL", { _ throws(Raise) in .int(32) }),
        .value("DEBUG_LEAK", { _ throws(Raise) in .int(38) }),
    ]
}
