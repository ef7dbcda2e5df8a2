package com.arisgourmet.local.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedisUsersTest {

    @Test
    void aRedisWithoutSelectorsGetsTheirContentAsRootPermissions() {
        assertThat(RedisUsers.withoutSelectors(
                        "user gateway on >p ~gateway:* +get (~events:* +xread) (%R~fence:* +hget)"))
                .isEqualTo("user gateway on >p ~gateway:* +get ~events:* +xread ~fence:* +hget");
    }

    @Test
    void aSelectorIsOneWord() {
        assertThat(RedisUsers.wordsOf("on >p ~a:* (~events:* +xread) (%R~fence:* +hget)"))
                .containsExactly("on", ">p", "~a:*", "(~events:* +xread)", "(%R~fence:* +hget)");
    }

    @Test
    void theMajorVersionIsReadFromInfo() {
        assertThat(RedisUsers.majorVersionIn("# Server\r\nredis_version:7.0.15\r\nredis_mode:standalone\r\n"))
                .isEqualTo(7);
    }
}
