package com.arisgourmet.local.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.arisgourmet.local.Problem;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    @Test
    void everyPartOfTheUrlIsUsed() {
        assertThat(MySqlServer.parse("mysql://root:p:w@db.example:3307"))
                .isEqualTo(new MySqlServer("db.example", 3307, "root", "p:w"));
    }

    @Test
    void portUserAndPasswordMayBeLeftOut() {
        assertThat(RedisServer.parse("redis://localhost")).isEqualTo(new RedisServer("localhost", 6379, "", ""));
    }

    @Test
    void anythingElseIsRefusedWithoutRepeatingThePassword() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> MySqlServer.parse("jdbc:mysql://root:secret@host"))
                .withMessageContaining("mysql://user:password@host:port")
                .withMessageNotContaining("secret");
    }
}
