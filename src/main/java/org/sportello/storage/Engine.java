package org.sportello.storage;

import org.jooq.SQLDialect;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/// What differs between the databases we run on; everything above it is the same SQL.
interface Engine extends AutoCloseable {

    SQLDialect dialect();

    /// A connection that sees one snapshot per transaction.
    Connection reader() throws SQLException;

    /// A connection of the one writer.
    Connection writer() throws SQLException;

    /// Where migrations get their connections from.
    DataSource migrating();

    /// Called first in every writing transaction.
    void begun(Connection connection) throws SQLException;

    /// Called after every commit: what was committed must survive the end of the process.
    void committed(Connection connection) throws SQLException;

    @Override
    void close();

    /// Lets go of a store that could not be used, without writing anything into it.
    void abandon();
}
