package com.arisgourmet.catalog.editing;

import com.arisgourmet.defaults.problem.FieldError;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import java.util.List;

/** What a rule says of a request: the value it stands for, or every reason why it can't be had. */
public sealed interface Checked<T> {
    record Valid<T>(T value) implements Checked<T> {}

    /** @param errors at least one */
    record Invalid<T>(List<FieldError> errors) implements Checked<T> {}

    static <T> Checked<T> of(T value, List<FieldError> errors) {
        return errors.isEmpty() ? new Valid<>(value) : new Invalid<>(List.copyOf(errors));
    }

    /** @throws ProblemException 422 naming each field, if it is invalid */
    default T orUnprocessable() {
        return switch (this) {
            case Valid<T> valid -> valid.value();
            case Invalid<T> invalid ->
                throw new ProblemException(
                        ProblemType.UNPROCESSABLE, "Some fields cannot be accepted.", invalid.errors());
        };
    }
}
