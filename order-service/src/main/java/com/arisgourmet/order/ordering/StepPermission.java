package com.arisgourmet.order.ordering;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.security.Permission;
import com.arisgourmet.order.ordering.domain.Change;
import com.arisgourmet.order.ordering.domain.ItemStatus;
import java.util.List;

/** Which permission a step needs. */
final class StepPermission {
    private StepPermission() {}

    /** @throws ProblemException 403 if the caller may not make one of the steps */
    static void require(Caller caller, List<Change> changes) {
        for (Change change : changes) {
            if (!caller.may(of(change))) {
                throw new ProblemException(ProblemType.FORBIDDEN, "Your role does not include this step.");
            }
        }
    }

    private static String of(Change change) {
        ItemStatus from = change.from();
        if (from != null && from.isRecallTo(change.to())) {
            return Permission.ORDER_RECALL;
        }
        return switch (change.to()) {
            case HELD, PLACED -> Permission.ORDER_PLACE;
            case ACCEPTED -> Permission.ORDER_ACCEPT;
            case PREPARING, READY -> Permission.ORDER_PREPARE;
            case SERVED -> Permission.ORDER_SERVE;
            case VOIDED -> Permission.ORDER_VOID;
        };
    }
}
