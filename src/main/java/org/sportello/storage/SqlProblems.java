package org.sportello.storage;

import org.h2.api.ErrorCode;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.sql.SQLException;

/// Knows which failures of a database the agent can do something about. The others are bugs and
/// stay [DataAccessException]s.
final class SqlProblems implements ExecuteListener {

    private static final long serialVersionUID = 1L;

    @Override
    public void exception(ExecuteContext context) {
        var failure = context.sqlException();
        if (failure != null) {
            var problem = problem(failure);
            if (problem != null) {
                context.exception(problem);
            }
        }
    }

    /// The Problem that this failure is, or the bug, ready to be thrown.
    static RuntimeException translate(SQLException failure) {
        var problem = problem(failure);
        return problem != null
                ? problem
                : new DataAccessException("The database failed: " + failure.getMessage(), failure);
    }

    private static @Nullable Problem problem(SQLException failure) {
        if (StoreProblems.diskFull(failure)) {
            return new DiskFull(failure);
        }
        return switch (failure.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> StoreLocked.byAnother(failure);
            case ErrorCode.FILE_CORRUPTED_1 -> new StoreDamaged(failure);
            case ErrorCode.FILE_VERSION_ERROR_1 -> new StoreNewer(failure);
            case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2 -> fileProblem(failure);
            default -> serverProblem(failure);
        };
    }

    private static @Nullable Problem fileProblem(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (StoreProblems.notWritable(cause)) {
                return new StoreNotWritable(cause);
            }
        }
        return null;
    }

    private static @Nullable Problem serverProblem(SQLException failure) {
        var state = failure.getSQLState();
        if (state == null) {
            return null;
        }
        if (state.equals("53100")) {
            return new DiskFull(failure);
        }
        if (state.startsWith("28") || state.equals("3D000")) {
            return StoreUnreachable.refused(failure);
        }
        return state.startsWith("08") || state.equals("57P01") || state.equals("57P03")
                ? StoreUnreachable.noAnswer(failure)
                : null;
    }
}
