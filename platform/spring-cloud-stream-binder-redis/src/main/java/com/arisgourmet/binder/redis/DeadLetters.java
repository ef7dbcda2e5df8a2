package com.arisgourmet.binder.redis;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What an operator does with the dead letters of this application's groups. A bean of the application. Reads are bounded; every
 * method waits for Redis on the caller's thread. The types it answers with, and how a list is continued, are part of it.
 */
public final class DeadLetters {

    /** Most letters of a page. */
    public static final int LARGEST_PAGE = 500;

    private static final Log log = LogFactory.getLog(DeadLetters.class);
    private static final int LARGEST_VALUE = 16_384;
    private static final int DISCARDED_KEPT = 10_000;

    private final Supplier<List<ConsumerBinding>> bindings;

    DeadLetters(Supplier<List<ConsumerBinding>> bindings) {
        this.bindings = bindings;
    }

    /**
     * One dead letter.
     *
     * @param id names it, together with its group
     * @param stream the live stream it came from
     * @param entry its id there
     * @param since when it was dead-lettered
     * @param keyWaits whether its key's further entries wait for a decision on it
     */
    public record Letter(
            String group,
            String id,
            String stream,
            String entry,
            String key,
            @Nullable String type,
            @Nullable String attempts,
            @Nullable String cause,
            Instant since,
            boolean keyWaits) {}

    /** @param nextCursor null when there are no more */
    public record Page(List<Letter> items, @Nullable String nextCursor) {}

    /** A letter and its entry's fields; long values are cut. */
    public record Content(Letter letter, Map<String, String> fields) {}

    /**
     * By group, stream and age.
     *
     * @param group null for all
     * @param cursor where the page before ended; null for the beginning
     * @throws IllegalArgumentException if the cursor is none
     */
    public Page list(@Nullable String group, @Nullable String cursor, int limit) {
        int most = Math.clamp(limit, 1, LARGEST_PAGE);
        Cursor after = cursor == null ? null : Cursor.parse(cursor);
        List<Letter> found = new ArrayList<>();
        for (ConsumerBinding binding : bindings.get()) {
            if ((group == null || group.equals(binding.group())) && (after == null || after.admits(binding))) {
                collect(binding, after, most + 1, found);
            }
        }
        return found.size() <= most
                ? new Page(found, null)
                : new Page(List.copyOf(found.subList(0, most)), Cursor.of(found.get(most - 1)));
    }

    /** Empty if there is no such letter. */
    public Optional<Content> find(String group, String id) {
        return locate(group, id).flatMap(place -> {
            List<StreamMessage<String, byte[]>> found = place.binding()
                    .connections()
                    .commands()
                    .xrange(place.letters(), Range.create(place.entry(), place.entry()));
            return found.stream().findFirst().map(letter -> content(place, letter));
        });
    }

    /** Gives it to its group once more: handled in the turn of its key, within seconds. False if there is no such letter. */
    public boolean retry(String group, String id) {
        return locate(group, id)
                .filter(place -> Script.RETRY.number(
                                place.binding().connections().commands(),
                                List.of(place.letters(), StreamKeys.retries(group, place.stream())),
                                group,
                                place.entry())
                        > 0)
                .map(place -> {
                    log.warn("group " + group + ": dead letter " + id + " is tried again");
                    return true;
                })
                .orElse(false);
    }

    /** Gives it up; it is kept, with the reason, among the last ones discarded. False if there is no such letter. */
    public boolean discard(String group, String id, String reason) {
        return find(group, id)
                .flatMap(content -> locate(group, id)
                        .filter(place -> Script.DISCARD.number(
                                        place.binding().connections().commands(),
                                        List.of(
                                                place.letters(),
                                                StreamKeys.discarded(group, place.stream()),
                                                StreamKeys.waiting(group, place.stream())),
                                        place.entry(),
                                        content.letter().key(),
                                        reason,
                                        DISCARDED_KEPT)
                                > 0))
                .map(place -> {
                    log.warn("group " + group + ": dead letter " + id + " is discarded: " + reason);
                    return true;
                })
                .orElse(false);
    }

    private static void collect(ConsumerBinding binding, @Nullable Cursor after, int most, List<Letter> into) {
        for (String stream : binding.streams()) {
            if (into.size() >= most) {
                return;
            }
            Range<String> range = Range.unbounded();
            if (after != null && after.isIn(binding)) {
                int order =
                        binding.streams().indexOf(stream) - binding.streams().indexOf(after.stream());
                if (order < 0) {
                    continue;
                }
                range = order > 0
                        ? range
                        : Range.from(Range.Boundary.excluding(after.entry()), Range.Boundary.unbounded());
            }
            Place place = new Place(binding, stream, "");
            binding.connections()
                    .commands()
                    .xrange(place.letters(), range, Limit.from(most - into.size()))
                    .forEach(letter -> into.add(letter(place, letter)));
        }
    }

    private Optional<Place> locate(String group, String id) {
        int slash = id.lastIndexOf('/');
        String stream = id.substring(0, Math.max(0, slash));
        String entry = id.substring(slash + 1);
        return bindings.get().stream()
                .filter(binding ->
                        binding.group().equals(group) && binding.streams().contains(stream))
                .filter(binding -> entry.matches("\\d{1,19}-\\d{1,19}"))
                .map(binding -> new Place(binding, stream, entry))
                .findFirst();
    }

    private static Content content(Place place, StreamMessage<String, byte[]> letter) {
        Map<String, String> fields = new LinkedHashMap<>();
        letter.getBody().forEach((field, value) -> {
            String text = new String(value, StandardCharsets.UTF_8);
            fields.put(field, text.length() <= LARGEST_VALUE ? text : text.substring(0, LARGEST_VALUE) + "…");
        });
        return new Content(letter(place, letter), fields);
    }

    private static Letter letter(Place place, StreamMessage<String, byte[]> letter) {
        ConsumerBinding binding = place.binding();
        StreamEntry entry =
                StreamEntry.of(place.letters(), letter.getId(), letter.getBody(), binding.keyHeader(), false, true);
        String key = entry.key();
        byte[] waitsFor =
                binding.connections().commands().hget(StreamKeys.waiting(binding.group(), place.stream()), key);
        long millis = Long.parseLong(letter.getId().substring(0, letter.getId().indexOf('-')));
        return new Letter(
                binding.group(),
                place.stream() + "/" + letter.getId(),
                place.stream(),
                entry.originId(),
                key,
                entry.text("type"),
                entry.text(DeadLetter.ATTEMPTS),
                entry.text(DeadLetter.CAUSE),
                Instant.ofEpochMilli(millis),
                waitsFor != null && letter.getId().equals(new String(waitsFor, StandardCharsets.UTF_8)));
    }

    private record Place(ConsumerBinding binding, String stream, String entry) {
        String letters() {
            return StreamKeys.beside(binding.deadLetters(), stream);
        }
    }

    /** The letter a page ended with. */
    private record Cursor(String group, String stream, String entry) {

        static String of(Letter letter) {
            return letter.group() + "|" + letter.id().replace('/', '|');
        }

        static Cursor parse(String text) {
            String[] parts = text.split("\\|");
            if (parts.length != 3 || !parts[2].matches("\\d{1,19}-\\d{1,19}")) {
                throw new IllegalArgumentException("no cursor of dead letters: " + text);
            }
            return new Cursor(parts[0], parts[1], parts[2]);
        }

        boolean isIn(ConsumerBinding binding) {
            return binding.group().equals(group) && binding.streams().contains(stream);
        }

        /** Bindings are listed by the names of their groups. */
        boolean admits(ConsumerBinding binding) {
            return binding.group().compareTo(group) >= 0;
        }
    }
}
