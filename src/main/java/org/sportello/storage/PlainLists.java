package org.sportello.storage;

import org.jooq.Param;
import org.jooq.RenderContext.CastMode;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.QOM;

/// Writes the values of `in (…)` lists without casts. With a cast around each, as jOOQ writes them
/// for H2, H2 does not look the values up in the index but compares every row of the table with
/// each.
final class PlainLists implements VisitListener {

    @Override
    public void visitStart(VisitContext context) {
        if (listed(context)) {
            context.context().castMode(CastMode.NEVER);
        }
    }

    @Override
    public void visitEnd(VisitContext context) {
        if (listed(context)) {
            context.context().castMode(CastMode.DEFAULT);
        }
    }

    private static boolean listed(VisitContext context) {
        if (!(context.queryPart() instanceof Param<?>)) {
            return false;
        }
        var parts = context.queryParts();
        return parts.length > 1 && parts[parts.length - 2] instanceof QOM.InList<?>;
    }
}
