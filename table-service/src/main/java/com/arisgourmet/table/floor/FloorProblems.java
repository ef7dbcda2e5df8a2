package com.arisgourmet.table.floor;

import com.arisgourmet.defaults.problem.FieldError;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import java.util.List;

/** What is answered when a change of the floor can't be. */
final class FloorProblems {
    private FloorProblems() {}

    static ProblemException noTable() {
        return ProblemException.notFound("table");
    }

    static ProblemException noArea() {
        return ProblemException.notFound("area");
    }

    static ProblemException unknownArea() {
        return ProblemException.unprocessable("areaId", "unknown", "The restaurant has no such area.");
    }

    static ProblemException codeTaken() {
        return taken("code", "Another table has this code.");
    }

    static ProblemException nameTaken() {
        return taken("name", "Another area has this name.");
    }

    static ProblemException occupied() {
        return new ProblemException(ProblemType.CONFLICT, "Somebody sits at the table: close its session first.");
    }

    static ProblemException areaInUse() {
        return new ProblemException(ProblemType.CONFLICT, "There are tables in the area: move them first.");
    }

    private static ProblemException taken(String field, String message) {
        return new ProblemException(ProblemType.CONFLICT, message, List.of(new FieldError(field, "taken", message)));
    }
}
