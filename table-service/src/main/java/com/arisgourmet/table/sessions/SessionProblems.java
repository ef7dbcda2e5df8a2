package com.arisgourmet.table.sessions;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.table.sessions.domain.SessionDecision;
import com.arisgourmet.table.sessions.domain.TableSession;

/** What is answered when a session can't be shown or changed. */
public final class SessionProblems {
    private SessionProblems() {}

    public static ProblemException noSession() {
        return ProblemException.notFound("table session");
    }

    /** @return the session as it is after the decision */
    public static TableSession granted(SessionDecision decision) {
        return switch (decision) {
            case SessionDecision.Changed changed -> changed.session();
            case SessionDecision.AsBefore same -> same.session();
            case SessionDecision.RefusedAsClosed closed ->
                throw new ProblemException(ProblemType.SESSION_CLOSED, "Scan the table's code to start again.");
            case SessionDecision.NoSuchRequest unknown -> throw ProblemException.notFound("service request");
        };
    }

    static ProblemException guestOfClosedSession() {
        return new ProblemException(ProblemType.UNAUTHORIZED, "The session is closed: scan the table's code again.");
    }
}
