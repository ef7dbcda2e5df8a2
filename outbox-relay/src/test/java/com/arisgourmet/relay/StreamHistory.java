package com.arisgourmet.relay;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.relay.SourceOutbox.Written;
import com.arisgourmet.testsupport.history.Event;
import com.arisgourmet.testsupport.history.Seen;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Events as the judge of histories wants them. */
final class StreamHistory {

    private StreamHistory() {}

    static Event event(Written written) {
        return new Event(written.id(), written.shard(), written.aggregate(), written.version(), 0);
    }

    /** @return what somebody gets who reads these shards' streams from their beginning */
    static List<Seen> of(TestStreams streams, Collection<Integer> shards) {
        return shards.stream().flatMap(shard -> of(streams, shard)).toList();
    }

    private static Stream<Seen> of(TestStreams streams, int shard) {
        return streams.commands().xrange(EventStreams.streamOf(shard), Range.unbounded()).stream()
                .map(entry -> seen(entry, shard));
    }

    private static Seen seen(StreamMessage<String, String> entry, int shard) {
        Map<String, String> body = entry.getBody();
        String version = String.valueOf(body.get(EventStreams.DATA)).replaceAll("\\{\"version\": (\\d+),.*", "$1");
        String subject = String.valueOf(body.get(EventStreams.SUBJECT));
        var event = new Event(
                UUID.fromString(body.get(EventStreams.ID)),
                shard,
                UUID.fromString(subject.substring(subject.indexOf('/') + 1)),
                Long.parseLong(version),
                0);
        return new Seen(event, entry.getId());
    }
}
