/**
 * Mails to staff. Each carries a one-time token, and the token's row is what says that its mail is still owed: it is
 * written in the transaction of the command, so no mail is sent for what was rolled back and none is lost by a crash.
 * One that could not be sent is tried until its token expires. What a mail says is made when it is sent; nothing of it
 * is stored.
 */
package com.arisgourmet.auth.mail;
