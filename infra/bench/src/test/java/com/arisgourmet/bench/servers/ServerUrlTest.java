package com.arisgourmet.bench.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.arisgourmet.bench.NotMeasurable;
import org.junit.jupiter.api.Test;

class ServerUrlTest {

    @Test
    void everyPartIsUsedAndWrittenAgain() {
        ServerUrl url = ServerUrl.parse("mysql://root:p:w@db.example:3307", "mysql", 3306);

        assertThat(url).isEqualTo(new ServerUrl("db.example", 3307, "root", "p:w"));
        assertThat(url.asUrl("mysql")).isEqualTo("mysql://root:p:w@db.example:3307");
    }

    @Test
    void portAndAccountMayBeLeftOut() {
        assertThat(ServerUrl.parse("redis://localhost", "redis", 6379).asUrl("redis"))
                .isEqualTo("redis://localhost:6379");
    }

    @Test
    void anythingElseIsRefusedWithoutRepeatingThePassword() {
        assertThatExceptionOfType(NotMeasurable.class)
                .isThrownBy(() -> ServerUrl.parse("jdbc:mysql://root:secret@host", "mysql", 3306))
                .withMessageContaining("mysql://user:password@host:port")
                .withMessageNotContaining("secret");
    }
}
