package com.arisgourmet.e2e.fuzz;

import com.arisgourmet.e2e.described.Description;
import com.arisgourmet.e2e.described.Operation;
import com.arisgourmet.e2e.described.ValidInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Makes the n-th request of a seed: a well-formed one of some operation, then one to three things wrong with it. The
 * same seed and number make the same request, but for the text that must be new each time and the token it is sent with.
 */
final class Generator {
    private static final int MOST_MUTATIONS = 3;

    private final long seed;
    private final List<Operation> operations;
    private final ValidInput input;
    private final Map<String, String> ids;

    /** @param ids of things that are there, by kind */
    Generator(long seed, Description description, Map<String, String> ids) {
        this.seed = seed;
        this.operations = description.operations();
        this.input = new ValidInput(description, kind -> Optional.ofNullable(ids.get(kind)));
        this.ids = ids;
    }

    /**
     * A request and by whom it is sent.
     *
     * @param sender any number; whoever that falls to
     */
    record Request(Draft draft, int sender) {}

    Request request(long number) {
        Random random = new Random(seed * 31 + number);
        Operation operation = operations.get(random.nextInt(operations.size()));
        Draft draft = wellFormed(operation, random);
        for (int i = random.nextInt(MOST_MUTATIONS); i >= 0; i--) {
            Mutation.values()[random.nextInt(Mutation.values().length)].apply(draft, random);
        }
        return new Request(draft, random.nextInt(Integer.MAX_VALUE));
    }

    private Draft wellFormed(Operation operation, Random random) {
        List<String> known = ids.values().stream().sorted().toList();
        String path = operation.path();
        while (path.contains("{")) {
            path = path.replaceFirst("\\{[^}]+}", known.get(random.nextInt(known.size())));
        }
        Draft draft = new Draft(operation.method(), path);
        draft.headers.put("Idempotency-Key", "fuzz-" + random.nextLong());
        draft.headers.put("If-Match", "\"" + random.nextInt(3) + "\"");
        if (operation.takesBody()) {
            draft.headers.put("Content-Type", "application/json");
            draft.body(input.of(operation));
        }
        for (String parameter : operation.parameters("query")) {
            if (random.nextInt(3) == 0) {
                draft.query += "&" + parameter + "=" + Garbage.encoded(random);
            }
        }
        return draft;
    }
}
