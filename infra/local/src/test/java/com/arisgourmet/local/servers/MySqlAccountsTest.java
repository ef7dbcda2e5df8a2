package com.arisgourmet.local.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MySqlAccountsTest {

    @Test
    void commentsAndBlankStatementsAreLeftOut() {
        assertThat(MySqlAccounts.statementsIn("-- one; two\ncreate database a;\n\ngrant select\n  on a.* to b;\n"))
                .containsExactly("create database a", "grant select\n  on a.* to b");
    }
}
