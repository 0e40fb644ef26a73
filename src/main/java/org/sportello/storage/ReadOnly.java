package org.sportello.storage;

import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteType;

/// Refuses to write outside of a writing transaction. Such a call is a bug.
final class ReadOnly implements ExecuteListener {

    private static final long serialVersionUID = 1L;

    @Override
    public void start(ExecuteContext context) {
        var type = context.type();
        if (type == ExecuteType.WRITE || type == ExecuteType.DDL || type == ExecuteType.BATCH) {
            throw new IllegalStateException("Writing needs Database.write around it");
        }
    }
}
