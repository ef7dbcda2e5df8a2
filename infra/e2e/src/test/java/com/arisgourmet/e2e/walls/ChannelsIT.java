package com.arisgourmet.e2e.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.e2e.described.Description;
import com.arisgourmet.e2e.walls.Listener.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every channel of the stream, over sockets and over server-sent events, with every kind of token. */
class ChannelsIT {
    private static Premises ours;
    private static Premises theirs;
    private static List<Visitor> visitors;

    private final List<Listener> open = new ArrayList<>();

    @BeforeAll
    static void build() throws Exception {
        ours = Premises.open();
        theirs = Premises.open();
        visitors = new ArrayList<>(ours.people());
        visitors.addAll(theirs.strangersTo(ours));
        visitors.addAll(BadTokens.visitors(ours));
    }

    @AfterEach
    void hangUp() {
        open.forEach(Listener::close);
    }

    static Stream<Channel> channels() {
        return Channel.all().stream();
    }

    @Test
    void everyChannelThatTheRunningSystemDescribesIsClassified() {
        List<String> described = Description.running().operations().stream()
                .filter(operation -> operation.toString().equals("GET /api/v1/stream"))
                .flatMap(operation -> operation.parameters().stream())
                .filter(parameter -> parameter.path("name").asString().equals("channel"))
                .flatMap(parameter -> parameter.at("/schema/enum").valueStream())
                .map(name -> name.asString())
                .toList();

        assertThat(channels().map(Channel::name)).containsExactlyInAnyOrderElementsOf(described);
    }

    @ParameterizedTest
    @MethodSource("channels")
    void onlyWhoMayListensToAChannel(Channel channel) {
        SoftAssertions all = new SoftAssertions();
        for (Visitor visitor : visitors) {
            for (Transport transport : Transport.values()) {
                all.assertThat(listen(channel, transport, visitor).status())
                        .as("%s as %s over %s", channel.name(), visitor, transport)
                        .isEqualTo(Verdict.statusOf(channel.access(), visitor));
            }
        }
        all.assertAll();
    }

    @Test
    void whatHappensInARestaurantIsHeardInNoOtherAndAtNoOtherTable() {
        List<Ear> own = ears(ours.people());
        List<Ear> foreign = ears(theirs.strangersTo(ours));

        News ourNews = News.in(ours);
        News theirNews = News.in(theirs);

        own.stream().filter(ear -> !ear.isAtAnotherTable()).forEach(ear -> ear.awaitWord(ourNews.of(ear.channel())));
        foreign.forEach(ear -> ear.awaitWord(theirNews.of(ear.channel())));
        assertThat(foreign).hasSizeGreaterThan(20).allSatisfy(ear -> assertThat(ear.heard())
                .noneMatch(ourNews.things()::in)
                .noneMatch(ours.things()::in));
        assertThat(own).filteredOn(Ear::isAtAnotherTable).hasSize(2).allSatisfy(ear -> assertThat(ear.heard())
                .noneMatch(ear.visitor().notTheirs()::in)
                .noneMatch(ourNews.things()::in));
    }

    private record Ear(Channel channel, Visitor visitor, Listener listener) {

        boolean isAtAnotherTable() {
            return channel.name().equals("session")
                    && !visitor.notTheirs().ids().isEmpty();
        }

        void awaitWord(String text) {
            listener.awaitWord(text);
        }

        List<String> heard() {
            return listener.heard();
        }
    }

    /** An order and a product that were not there when anybody began to listen. */
    private record News(Things things) {

        static News in(Premises premises) {
            return new News(new Things(Map.of("order", premises.placeOrder(), "product", premises.addDrink())));
        }

        String of(Channel channel) {
            return things.ids().get(channel.name().equals("menu") ? "product" : "order");
        }
    }

    private List<Ear> ears(List<Visitor> people) {
        return channels()
                .flatMap(channel -> people.stream()
                        .filter(visitor -> Verdict.statusOf(channel.access(), visitor) == 200)
                        .flatMap(visitor -> Stream.of(Transport.values())
                                .map(transport -> new Ear(channel, visitor, listen(channel, transport, visitor)))))
                .toList();
    }

    private Listener listen(Channel channel, Transport transport, Visitor visitor) {
        Listener listener = Listener.to(channel.name(), transport, visitor.api());
        open.add(listener);
        return listener;
    }
}
