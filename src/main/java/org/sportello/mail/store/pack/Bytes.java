package org.sportello.mail.store.pack;

import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.Param;
import org.jooq.impl.AbstractBinding;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

import java.sql.SQLException;

/// Hands bytes to the database as they are. jOOQ's own binding makes a large object of every value
/// for H2, however small, which H2 writes to its file and clears away much later.
public final class Bytes extends AbstractBinding<byte[], byte[]> {

    private static final long serialVersionUID = 1;

    private Bytes() {}

    /// These bytes as a value of a statement.
    public static Param<byte[]> of(byte[] bytes) {
        return DSL.val(bytes, SQLDataType.VARBINARY.asConvertedDataType(new Bytes()));
    }

    @Override
    public Converter<byte[], byte[]> converter() {
        return Converter.ofNullable(byte[].class, byte[].class, same -> same, same -> same);
    }

    @Override
    public void set(BindingSetStatementContext<byte[]> context) throws SQLException {
        context.statement().setBytes(context.index(), context.value());
    }

    @Override
    public void get(BindingGetResultSetContext<byte[]> context) throws SQLException {
        context.value(context.resultSet().getBytes(context.index()));
    }
}
