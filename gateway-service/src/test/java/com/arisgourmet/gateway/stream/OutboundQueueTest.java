package com.arisgourmet.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutboundQueueTest {
    private final UUID soup = UUID.randomUUID();
    private final UUID steak = UUID.randomUUID();
    private final int size = frame(1, soup, 1).size();

    @Test
    void aFastClientGetsEveryEvent() {
        var queue = new OutboundQueue(size * 10L, size * 20L);
        for (long version = 1; version <= 5; version++) {
            assertThat(queue.offer(frame(version, soup, version))).isEqualTo(OutboundQueue.Offer.QUEUED);
        }
        assertThat(versionsIn(queue)).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void aboveTheFirstMarkTheLatestStateOfEachAggregateWaits() {
        var queue = new OutboundQueue(size * 3L, size * 20L);
        queue.offer(frame(1, soup, 1));
        queue.offer(frame(2, steak, 1));
        queue.offer(frame(3, soup, 2));
        assertThat(queue.offer(frame(4, soup, 3))).isEqualTo(OutboundQueue.Offer.COALESCED);
        assertThat(queue.poll()).matches(frame -> versionOf(frame).equals("1") && !isCoalesced(frame));
        assertThat(queue.poll()).matches(frame -> versionOf(frame).equals("3") && isCoalesced(frame));
        assertThat(queue.poll()).isNull();
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void cursorsStayInOrderWhateverIsLeftOut() {
        var queue = new OutboundQueue(size * 2L, size * 50L);
        for (long at = 1; at <= 30; at++) {
            queue.offer(frame(at, at % 3 == 0 ? soup : steak, at));
        }
        List<EntryId> cursors = new ArrayList<>();
        for (Frame frame = queue.poll(); frame != null && frame.event() != null; frame = queue.poll()) {
            cursors.add(frame.event().id());
        }
        assertThat(cursors).isSorted().contains(new EntryId(30, 0), new EntryId(29, 0));
    }

    @Test
    void aboveTheSecondMarkNothingMoreIsTaken() {
        var queue = new OutboundQueue(size, size * 4L);
        OutboundQueue.Offer last = OutboundQueue.Offer.QUEUED;
        for (long at = 1; at <= 10; at++) {
            last = queue.offer(frame(at, UUID.randomUUID(), 1));
        }
        assertThat(last).isEqualTo(OutboundQueue.Offer.OVERFLOW);
        assertThat(queue.bytes()).isLessThanOrEqualTo(size * 4L);
    }

    private static Frame frame(long at, UUID order, long version) {
        return Events.orderAt(at, order, version).frame(Channel.KITCHEN);
    }

    private static List<String> versionsIn(OutboundQueue queue) {
        List<String> versions = new ArrayList<>();
        for (Frame frame = queue.poll(); frame != null; frame = queue.poll()) {
            versions.add(versionOf(frame));
        }
        return versions;
    }

    private static String versionOf(Frame frame) {
        return frame.event() == null
                ? ""
                : String.valueOf(frame.event().routing().version());
    }

    private static boolean isCoalesced(Frame frame) {
        return new String(frame.bytes(), java.nio.charset.StandardCharsets.UTF_8).contains("\"coalesced\":true");
    }
}
