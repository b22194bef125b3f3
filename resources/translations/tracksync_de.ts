<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>AccountCard</name>
    <message>
        <source>Send worklogs by themselves</source>
        <translation>Worklogs von selbst senden</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>Trennen…</translation>
    </message>
    <message>
        <source>needs you</source>
        <translation>braucht dich</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>only read</source>
        <translation>nur gelesen</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message numerus="yes">
        <source>%n assigned task(s)</source>
        <translation>
            <numerusform>%n zugewiesene Aufgabe</numerusform>
            <numerusform>%n zugewiesene Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>{tasks}, read at {time}</source>
        <translation>{tasks}, gelesen um {time}</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Site</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Kept in the keystore of this computer, sent to this site and nowhere else.</source>
        <translation>Liegt im Schlüsselbund dieses Rechners, geht an diese Adresse und sonst nirgendwohin.</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>API-Token</translation>
    </message>
    <message>
        <source>Make a token…</source>
        <translation>Token anlegen…</translation>
    </message>
    <message>
        <source>Trying to sign in</source>
        <translation>Anmeldung wird versucht</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connect {service}</source>
        <translation>{service} verbinden</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Wird versucht…</translation>
    </message>
</context>
<context>
    <name>ConnectionsPage</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>TrackSync works without any account. Connect one to see your tasks here and to send worklogs there.</source>
        <translation>TrackSync braucht kein Konto. Verbinde eines, um deine Aufgaben hier zu sehen und Worklogs dorthin zu senden.</translation>
    </message>
    <message>
        <source>Connect another</source>
        <translation>Weitere verbinden</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
</context>
<context>
    <name>ConnectionsPresenter</name>
    <message>
        <source>Your assigned tasks here, your worklogs there.</source>
        <translation>Deine zugewiesenen Aufgaben hier, deine Arbeitszeiten dort.</translation>
    </message>
    <message>
        <source>{service} no longer accepts the sign-in.</source>
        <translation>{service} nimmt die Anmeldung nicht mehr an.</translation>
    </message>
    <message>
        <source>Your entries are safe here, and wait.</source>
        <translation>Deine Einträge sind hier sicher und warten.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Neu anmelden</translation>
    </message>
</context>
<context>
    <name>DayStrip</name>
    <message>
        <source>Timeline of the day</source>
        <translation>Zeitleiste des Tages</translation>
    </message>
</context>
<context>
    <name>Dots</name>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Seite {page} von {pages}</translation>
    </message>
</context>
<context>
    <name>EditorDialog</name>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Goes into the worklog&apos;s comment.</source>
        <translation>Wird der Kommentar des Worklogs.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Change an entry</source>
        <translation>Eintrag ändern</translation>
    </message>
    <message>
        <source>Add time</source>
        <translation>Zeit nachtragen</translation>
    </message>
    <message>
        <source>It stands in {place} already; the change follows there.</source>
        <translation>Steht schon in {place}; die Änderung folgt dort.</translation>
    </message>
    <message>
        <source>It ends before it begins.</source>
        <translation>Das Ende liegt vor dem Anfang.</translation>
    </message>
</context>
<context>
    <name>FactRow</name>
    <message>
        <source>Set by {who}</source>
        <translation>Festgelegt von {who}</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Tasks, pages, settings, actions</source>
        <translation>Aufgaben, Seiten, Einstellungen, Befehle</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>So heißt nichts.</translation>
    </message>
    <message>
        <source>Enter starts or opens  ·  Escape closes</source>
        <translation>Eingabe startet oder öffnet  ·  Esc schließt</translation>
    </message>
    <message>
        <source>task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>action</source>
        <translation>Befehl</translation>
    </message>
</context>
<context>
    <name>FinderPresenter</name>
    <message>
        <source>Make a task of this and start it</source>
        <translation>Daraus eine Aufgabe machen und starten</translation>
    </message>
</context>
<context>
    <name>FinderRoom</name>
    <message>
        <source>Stop the timer</source>
        <translation>Zeitmessung stoppen</translation>
    </message>
    <message>
        <source>Pause for 15 min</source>
        <translation>15 min Pause</translation>
    </message>
    <message>
        <source>Pause for 1 h</source>
        <translation>1 h Pause</translation>
    </message>
    <message>
        <source>Private time</source>
        <translation>Private Zeit</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Recovery key…</source>
        <translation>Wiederherstellungsschlüssel…</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Welcome to TrackSync</source>
        <translation>Willkommen bei TrackSync</translation>
    </message>
    <message>
        <source>Skip all</source>
        <translation>Alles überspringen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Your working day</source>
        <translation>Dein Arbeitstag</translation>
    </message>
    <message>
        <source>What it may do</source>
        <translation>Was es darf</translation>
    </message>
    <message>
        <source>Open Today</source>
        <translation>Heute öffnen</translation>
    </message>
</context>
<context>
    <name>FirstRunPresenter</name>
    <message>
        <source>It asks the system whether mouse or keyboard were used, yes or no, every {seconds} s. It never sees what you type.</source>
        <translation>Es fragt das System alle {seconds} s, ob Maus oder Tastatur benutzt wurden, ja oder nein. Was du tippst, sieht es nie.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Wechseln</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Choose a task</source>
        <translation>Aufgabe wählen</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Es läuft nichts</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Start {title}</source>
        <translation>{title} starten</translation>
    </message>
    <message>
        <source>{today} today</source>
        <translation>heute {today}</translation>
    </message>
    <message>
        <source>{today} of {target} today</source>
        <translation>heute {today} von {target}</translation>
    </message>
    <message>
        <source>Paused until {time}</source>
        <translation>Pausiert bis {time}</translation>
    </message>
    <message>
        <source>{paused}, nothing is seen</source>
        <translation>{paused}, nichts wird gesehen</translation>
    </message>
    <message>
        <source>{length} on this task</source>
        <translation>{length} an dieser Aufgabe</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Past days appear here. Today is the first.</source>
        <translation>Hier erscheinen vergangene Tage. Heute ist der erste.</translation>
    </message>
    <message>
        <source>Past days</source>
        <translation>Vergangene Tage</translation>
    </message>
    <message>
        <source>Week of {day}, {total}</source>
        <translation>Woche ab {day}, {total}</translation>
    </message>
    <message>
        <source>a question waits</source>
        <translation>eine Frage wartet</translation>
    </message>
</context>
<context>
    <name>KeyCard</name>
    <message>
        <source>If this computer is lost</source>
        <translation>Wenn dieser Rechner verloren geht</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>Make another key</source>
        <translation>Neuen Schlüssel erzeugen</translation>
    </message>
    <message>
        <source>Make a recovery key</source>
        <translation>Wiederherstellungsschlüssel erzeugen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save to print…</source>
        <translation>Zum Drucken speichern…</translation>
    </message>
    <message>
        <source>There is a recovery key already; it cannot be shown again. Another one opens the backups made from now on, and the old paper goes on opening the older ones.</source>
        <translation>Es gibt schon einen Wiederherstellungsschlüssel; er lässt sich nicht noch einmal zeigen. Ein neuer öffnet die Sicherungen von jetzt an, das alte Papier öffnet weiterhin die älteren.</translation>
    </message>
    <message>
        <source>A recovery key opens your backups on another computer. It is shown only once: print it, and keep the paper somewhere else.</source>
        <translation>Ein Wiederherstellungsschlüssel öffnet deine Sicherungen auf einem anderen Rechner. Er wird nur einmal gezeigt: Drucke ihn aus und bewahre das Papier anderswo auf.</translation>
    </message>
    <message>
        <source>This is your recovery key, shown only now. Print it, and keep the paper away from this computer.</source>
        <translation>Das ist dein Wiederherstellungsschlüssel. Er wird nur jetzt gezeigt: Drucke ihn aus und bewahre das Papier fern von diesem Rechner auf.</translation>
    </message>
    <message>
        <source>It was not copied or saved yet, and cannot be shown again.</source>
        <translation>Er ist noch nicht kopiert oder gespeichert und lässt sich nicht noch einmal zeigen.</translation>
    </message>
    <message>
        <source>If you wrote it down, go on.</source>
        <translation>Wenn du ihn abgeschrieben hast, mach weiter.</translation>
    </message>
    <message>
        <source>Copied. Paste it into what you print, or a password manager.</source>
        <translation>Kopiert. Füge ihn dort ein, wo du druckst, oder in eine Passwortverwaltung.</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Disconnect?</source>
        <translation>Trennen?</translation>
    </message>
    <message>
        <source>The sign-in is erased from the keystore. Your entries stay here, and what was sent stays where it is. What was not sent yet will not be sent.</source>
        <translation>Die Anmeldung wird aus dem Schlüsselspeicher gelöscht. Deine Einträge bleiben hier, und was gesendet wurde, bleibt, wo es ist. Was noch nicht gesendet ist, wird nicht gesendet.</translation>
    </message>
    <message>
        <source>Keep its tasks in the list</source>
        <translation>Ihre Aufgaben in der Liste behalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
</context>
<context>
    <name>NoticePresenter</name>
    <message>
        <source>What was {span}?</source>
        <translation>Was war {span}?</translation>
    </message>
    <message>
        <source>The timer was on {task}.</source>
        <translation>Gemessen wurde für {task}.</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Keep as work</source>
        <translation>Als Arbeit behalten</translation>
    </message>
    <message>
        <source>No connection to {service}</source>
        <translation>Keine Verbindung zu {service}</translation>
    </message>
    <message>
        <source>Tracking goes on. What is to be sent waits, and leaves later.</source>
        <translation>Die Zeit läuft weiter. Was zu senden ist, wartet und geht später hinaus.</translation>
    </message>
    <message>
        <source>{service} can be reached again</source>
        <translation>{service} ist wieder erreichbar</translation>
    </message>
    <message>
        <source>What waited is being sent.</source>
        <translation>Was gewartet hat, wird gesendet.</translation>
    </message>
    <message>
        <source>{service} no longer accepts the sign-in</source>
        <translation>{service} nimmt die Anmeldung nicht mehr an</translation>
    </message>
    <message>
        <source>Your entries are safe here. Sign in again in Connections.</source>
        <translation>Deine Einträge sind hier sicher. Melde dich unter Verbindungen neu an.</translation>
    </message>
    <message>
        <source>Open Connections</source>
        <translation>Verbindungen öffnen</translation>
    </message>
    <message>
        <source>A worklog needs you</source>
        <translation>Eine Arbeitszeit braucht dich</translation>
    </message>
    <message>
        <source>It was refused, and is safe here. The outbox says why.</source>
        <translation>Sie wurde abgelehnt und ist hier sicher. Warum, steht im Ausgang.</translation>
    </message>
    <message>
        <source>Open the outbox</source>
        <translation>Ausgang öffnen</translation>
    </message>
</context>
<context>
    <name>OfferRow</name>
    <message>
        <source>Connect…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Connect {service}</source>
        <translation>{service} verbinden</translation>
    </message>
</context>
<context>
    <name>OutboxPage</name>
    <message>
        <source>Outbox</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>Nichts wartet aufs Senden.</translation>
    </message>
    <message>
        <source>Preview and send…</source>
        <translation>Ansehen und senden…</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Braucht dich</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Sendungen</translation>
    </message>
    <message numerus="yes">
        <source>%n more need(s) you</source>
        <translation>
            <numerusform>%n weitere braucht dich</numerusform>
            <numerusform>%n weitere brauchen dich</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>Nichts wartet aufs Senden</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n braucht dich</numerusform>
            <numerusform>%n brauchen dich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent</source>
        <translation>
            <numerusform>%n gesendet</numerusform>
            <numerusform>%n gesendet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxPresenter</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
    <message>
        <source>You are offline. Tracking goes on; what is to be sent waits here.</source>
        <translation>Du bist offline. Die Zeit läuft weiter; was zu senden ist, wartet hier.</translation>
    </message>
</context>
<context>
    <name>PageRoom</name>
    <message>
        <source>Export my entries</source>
        <translation>Meine Einträge exportieren</translation>
    </message>
</context>
<context>
    <name>PlaceButton</name>
    <message>
        <source>{page}, {count} need you</source>
        <translation>{page}, {count} brauchen dich</translation>
    </message>
    <message>
        <source>{page}, {count}</source>
        <translation>{page}, {count}</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Before it is sent</source>
        <translation>Vor dem Senden</translation>
    </message>
    <message>
        <source>Worklogs</source>
        <translation>Worklogs</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>These worklogs go to {service} at {site}, as {account}.</source>
        <translation>Diese Worklogs gehen an {service} auf {site}, als {account}.</translation>
    </message>
    <message numerus="yes">
        <source>%n worklog(s)</source>
        <translation>
            <numerusform>%n Worklog</numerusform>
            <numerusform>%n Worklogs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n</source>
        <translation>
            <numerusform>%n senden</numerusform>
            <numerusform>%n senden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Export my data…</source>
        <translation>Meine Daten exportieren…</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Recovery key…</source>
        <translation>Wiederherstellungsschlüssel…</translation>
    </message>
    <message>
        <source>Captured now</source>
        <translation>Wird jetzt erfasst</translation>
    </message>
    <message>
        <source>Stored here</source>
        <translation>Liegt hier</translation>
    </message>
    <message>
        <source>Sent to others</source>
        <translation>Geht an andere</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>Wer hineingesehen hat</translation>
    </message>
    <message>
        <source>TrackSync has shown it to nobody but you.</source>
        <translation>TrackSync hat es niemandem außer dir gezeigt.</translation>
    </message>
</context>
<context>
    <name>PrivacyPresenter</name>
    <message>
        <source>The file could not be written. Your entries are safe here.</source>
        <translation>Die Datei konnte nicht geschrieben werden. Deine Einträge sind hier sicher.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Wähle einen anderen Ort.</translation>
    </message>
    <message>
        <source>Every {seconds} s, yes or no, from: {source}.</source>
        <translation>Alle {seconds} s, ja oder nein, von: {source}.</translation>
    </message>
    <message>
        <source>Paused: nothing is looked at until you resume.</source>
        <translation>Pausiert: Bis du fortsetzt, wird nichts angesehen.</translation>
    </message>
    <message>
        <source>When the screen was locked or the computer slept, from: {source}.</source>
        <translation>Wann der Bildschirm gesperrt war oder der Rechner schlief, von: {source}.</translation>
    </message>
    <message>
        <source>Never. This program cannot do it.</source>
        <translation>Nie. Dieses Programm kann es nicht.</translation>
    </message>
    <message>
        <source>Whether mouse or keyboard were used</source>
        <translation>Ob Maus oder Tastatur benutzt wurden</translation>
    </message>
    <message>
        <source>Lock and sleep</source>
        <translation>Sperre und Ruhezustand</translation>
    </message>
    <message>
        <source>What you type</source>
        <translation>Was du tippst</translation>
    </message>
    <message>
        <source>Never. There is no keyboard listener in TrackSync.</source>
        <translation>Nie. TrackSync hört die Tastatur nicht ab.</translation>
    </message>
    <message>
        <source>Screenshots</source>
        <translation>Bildschirmfotos</translation>
    </message>
    <message>
        <source>Window titles and web pages</source>
        <translation>Fenstertitel und Webseiten</translation>
    </message>
    <message>
        <source>Encrypted in {folder}.</source>
        <translation>Verschlüsselt in {folder}.</translation>
    </message>
    <message>
        <source>Kept in: {keystore}. Nowhere else.</source>
        <translation>Aufbewahrt in: {keystore}. Sonst nirgends.</translation>
    </message>
    <message>
        <source>Dropped after {months} months.</source>
        <translation>Nach {months} Monaten gelöscht.</translation>
    </message>
    <message>
        <source>In five-second steps for {days} days.</source>
        <translation>In Fünf-Sekunden-Schritten {days} Tage lang.</translation>
    </message>
    <message>
        <source>Encrypted, in the same folder: the last {count}.</source>
        <translation>Verschlüsselt, im selben Ordner: die letzten {count}.</translation>
    </message>
    <message>
        <source>Your time entries and tasks</source>
        <translation>Deine Zeiteinträge und Aufgaben</translation>
    </message>
    <message>
        <source>When you were active</source>
        <translation>Wann du aktiv warst</translation>
    </message>
    <message>
        <source>Daily backups</source>
        <translation>Tägliche Sicherungen</translation>
    </message>
    <message>
        <source>None are made.</source>
        <translation>Es werden keine gemacht.</translation>
    </message>
    <message>
        <source>Keys and sign-ins</source>
        <translation>Schlüssel und Anmeldungen</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>A log of this program</source>
        <translation>Ein Protokoll dieses Programms</translation>
    </message>
    <message>
        <source>Times, counts and outcomes; no titles, no names, no addresses.</source>
        <translation>Zeiten, Anzahlen und Ergebnisse; keine Titel, keine Namen, keine Adressen.</translation>
    </message>
    <message>
        <source>Only its public half. The key itself is on your paper alone.</source>
        <translation>Nur seine öffentliche Hälfte. Der Schlüssel selbst steht allein auf deinem Papier.</translation>
    </message>
    <message>
        <source>None was made yet.</source>
        <translation>Es wurde noch keiner erzeugt.</translation>
    </message>
    <message>
        <source>Nothing. There is no connection to send to.</source>
        <translation>Nichts. Es gibt keine Verbindung, über die gesendet würde.</translation>
    </message>
    <message>
        <source>Worklogs</source>
        <translation>Arbeitszeiten</translation>
    </message>
    <message>
        <source>Crash reports and usage figures</source>
        <translation>Absturzberichte und Nutzungszahlen</translation>
    </message>
    <message>
        <source>Looking for updates</source>
        <translation>Nach Aktualisierungen suchen</translation>
    </message>
    <message>
        <source>{site}: task, start, length, your note.</source>
        <translation>{site}: Aufgabe, Beginn, Dauer, deine Notiz.</translation>
    </message>
    <message>
        <source>{site}: only read from, never written to.</source>
        <translation>{site}: nur gelesen, nie geschrieben.</translation>
    </message>
    <message>
        <source>{count} exchanges so far, {kb} KB sent.</source>
        <translation>Bisher {count} Anfragen, {kb} KB gesendet.</translation>
    </message>
    <message>
        <source>They leave by themselves.</source>
        <translation>Sie gehen von selbst hinaus.</translation>
    </message>
    <message>
        <source>They leave after a click of yours.</source>
        <translation>Sie gehen nach einem Klick von dir hinaus.</translation>
    </message>
    <message>
        <source>Worklogs to {service} by themselves</source>
        <translation>Arbeitszeiten von selbst an {service}</translation>
    </message>
    <message>
        <source>Tasks from {service}</source>
        <translation>Aufgaben aus {service}</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>{percent} of the working day</source>
        <translation>{percent} des Arbeitstags</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>A question about {span}</source>
        <translation>Eine Frage zu {span}</translation>
    </message>
</context>
<context>
    <name>QuestionWindow</name>
    <message>
        <source>TrackSync asks</source>
        <translation>TrackSync fragt</translation>
    </message>
    <message>
        <source>After a click: 1 to 5 choose, Escape is later.</source>
        <translation>Nach einem Klick: 1 bis 5 wählen, Esc heißt später.</translation>
    </message>
    <message>
        <source>What was {span}?</source>
        <translation>Was war {span}?</translation>
    </message>
    <message>
        <source>A break, not work</source>
        <translation>Pause, keine Arbeit</translation>
    </message>
    <message>
        <source>Work on {task}</source>
        <translation>Arbeit an {task}</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Recovery key</source>
        <translation>Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>RecoveryPresenter</name>
    <message>
        <source>The key could not be saved there. It is still shown here.</source>
        <translation>Der Schlüssel konnte dort nicht gespeichert werden. Er steht noch hier.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Wähle einen anderen Ort.</translation>
    </message>
    <message>
        <source>Saved in {file}. Print it, or move it off this computer.</source>
        <translation>Gespeichert in {file}. Drucke die Datei aus oder bringe sie von diesem Rechner weg.</translation>
    </message>
    <message>
        <source>TrackSync recovery key</source>
        <translation>Wiederherstellungsschlüssel für TrackSync</translation>
    </message>
    <message>
        <source>Made on {day}.</source>
        <translation>Erzeugt am {day}.</translation>
    </message>
    <message>
        <source>It opens the backups that were made for it, on any computer:</source>
        <translation>Er öffnet auf jedem Rechner die Sicherungen, die für ihn gemacht wurden:</translation>
    </message>
    <message>
        <source>Whoever has this key can read them. Keep it apart from the backups.</source>
        <translation>Wer diesen Schlüssel hat, kann sie lesen. Bewahre ihn getrennt von den Sicherungen auf.</translation>
    </message>
</context>
<context>
    <name>RecoveryRoom</name>
    <message>
        <source>Save the recovery key</source>
        <translation>Wiederherstellungsschlüssel speichern</translation>
    </message>
</context>
<context>
    <name>Sayings</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>local</source>
        <translation>lokal</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>wird gesendet</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>needs you</source>
        <translation>braucht dich</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>wird geprüft</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>beim Nachdenken</translation>
    </message>
    <message>
        <source>meeting</source>
        <translation>Besprechung</translation>
    </message>
    <message>
        <source>away</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>asleep</source>
        <translation>Ruhezustand</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>no input</source>
        <translation>keine Eingabe</translation>
    </message>
    <message>
        <source>screen locked</source>
        <translation>Bildschirm gesperrt</translation>
    </message>
    <message>
        <source>computer asleep</source>
        <translation>Rechner im Ruhezustand</translation>
    </message>
    <message>
        <source>another user was signed in</source>
        <translation>jemand anderes war angemeldet</translation>
    </message>
    <message>
        <source>TrackSync was not running</source>
        <translation>TrackSync lief nicht</translation>
    </message>
    <message>
        <source>nothing could be seen</source>
        <translation>nichts war zu sehen</translation>
    </message>
    <message>
        <source>TrackSync ended unexpectedly</source>
        <translation>TrackSync endete unerwartet</translation>
    </message>
    <message>
        <source>the computer was restarted</source>
        <translation>der Rechner wurde neu gestartet</translation>
    </message>
    <message>
        <source>{what} at {time}</source>
        <translation>{what} um {time}</translation>
    </message>
    <message>
        <source>{What}.</source>
        <translation>{What}.</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Other task…</source>
        <translation>Andere Aufgabe…</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>Teilen…</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Unknown time, {span}, waits for your answer</source>
        <translation>Unbekannte Zeit, {span}, wartet auf deine Antwort</translation>
    </message>
    <message>
        <source>{title}, {span}, {standing}</source>
        <translation>{title}, {span}, {standing}</translation>
    </message>
    <message>
        <source>{said}, overlaps</source>
        <translation>{said}, überschneidet sich</translation>
    </message>
    <message>
        <source>Unknown: {seen}</source>
        <translation>Unbekannt: {seen}</translation>
    </message>
    <message>
        <source>Overlaps another entry</source>
        <translation>Überschneidet sich mit einem anderen Eintrag</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>Read the tasks assigned to you, and the ones you search for.</source>
        <translation>Die dir zugewiesenen Aufgaben lesen, und die, nach denen du suchst.</translation>
    </message>
    <message>
        <source>Write, change and delete worklogs that TrackSync made. Nobody else&apos;s.</source>
        <translation>Arbeitszeiten schreiben, ändern und löschen, die von TrackSync sind. Keine anderen.</translation>
    </message>
</context>
<context>
    <name>SettingLine</name>
    <message>
        <source>Records or sends more than before.</source>
        <translation>Erfasst oder sendet mehr als zuvor.</translation>
    </message>
    <message>
        <source>Set by {who}; it cannot be changed here.</source>
        <translation>Festgelegt von {who}; hier nicht änderbar.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Look every</source>
        <translation>Nachsehen alle</translation>
    </message>
    <message>
        <source>How often TrackSync asks whether mouse or keyboard were used. Never which keys.</source>
        <translation>Wie oft TrackSync fragt, ob Maus oder Tastatur benutzt wurden. Nie, welche Tasten.</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Away after</source>
        <translation>Abwesend nach</translation>
    </message>
    <message>
        <source>No input for so long counts as absence, from the last input on.</source>
        <translation>So lange keine Eingabe gilt als Abwesenheit, ab der letzten Eingabe.</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Ask when I come back</source>
        <translation>Fragen, wenn ich zurückkomme</translation>
    </message>
    <message>
        <source>Show a small window with the question. Without it the question waits in the inbox.</source>
        <translation>Ein kleines Fenster mit der Frage zeigen. Ohne es wartet die Frage im Eingang.</translation>
    </message>
    <message>
        <source>Listen to the pointer</source>
        <translation>Auf den Zeiger hören</translation>
    </message>
    <message>
        <source>Listen to pointer movements (never keys) before asking the system. From the next start.</source>
        <translation>Auf Zeigerbewegungen hören (nie auf Tasten), bevor das System gefragt wird. Ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Note what I do in TrackSync</source>
        <translation>Notieren, was ich in TrackSync tue</translation>
    </message>
    <message>
        <source>A list, on this machine only, of the pages and buttons used; part of your export.</source>
        <translation>Eine Liste der benutzten Seiten und Knöpfe, nur auf diesem Rechner; Teil deines Exports.</translation>
    </message>
    <message>
        <source>Working day</source>
        <translation>Arbeitstag</translation>
    </message>
    <message>
        <source>A full day is</source>
        <translation>Ein voller Tag hat</translation>
    </message>
    <message>
        <source>What the day&apos;s bar and the ring in the tray count towards.</source>
        <translation>Worauf der Balken des Tages und der Ring im Infobereich zulaufen.</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>Arbeitstage</translation>
    </message>
    <message>
        <source>Days of the week you work, as numbers: 1 is Monday.</source>
        <translation>Tage, an denen du arbeitest, als Zahlen: 1 ist Montag.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Dein Name</translation>
    </message>
    <message>
        <source>As it should stand in reports you make. May be empty.</source>
        <translation>Wie er in deinen Berichten stehen soll. Darf leer bleiben.</translation>
    </message>
    <message>
        <source>Your e-mail</source>
        <translation>Deine E-Mail</translation>
    </message>
    <message>
        <source>Noted beside what you do, in your own journal only. May be empty.</source>
        <translation>Steht neben dem, was du tust, nur in deinem eigenen Journal. Darf leer bleiben.</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Where your day begins and ends. Follow the system, or stay in one zone on travels.</source>
        <translation>Wo dein Tag beginnt und endet. Dem System folgen oder auf Reisen in einer Zone bleiben.</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Round worklogs</source>
        <translation>Worklogs runden</translation>
    </message>
    <message>
        <source>How time is rounded for worklogs and reports. The entries themselves are never rounded.</source>
        <translation>Wie Zeit für Worklogs und Berichte gerundet wird. Die Einträge selbst werden nie gerundet.</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Gar nicht</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>Zum nächsten</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Round to</source>
        <translation>Runden auf</translation>
    </message>
    <message>
        <source>Steps of so many minutes.</source>
        <translation>Schritte von so vielen Minuten.</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>Anything above zero counts at least so much.</source>
        <translation>Alles über null zählt mindestens so viel.</translation>
    </message>
    <message>
        <source>Round each</source>
        <translation>Runde je</translation>
    </message>
    <message>
        <source>Round every entry, or the day&apos;s total of a task.</source>
        <translation>Jeden Eintrag runden oder die Tagessumme einer Aufgabe.</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Send after</source>
        <translation>Senden nach</translation>
    </message>
    <message>
        <source>Connections that send by themselves wait so long, so that you can still correct an entry.</source>
        <translation>Verbindungen, die selbst senden, warten so lange, damit du einen Eintrag noch berichtigen kannst.</translation>
    </message>
    <message>
        <source>Jira&apos;s remaining estimate</source>
        <translation>Restschätzung in Jira</translation>
    </message>
    <message>
        <source>Let Jira lower the remaining estimate by what is booked, or leave it alone.</source>
        <translation>Jira die Restschätzung um das Gebuchte senken lassen oder sie in Ruhe lassen.</translation>
    </message>
    <message>
        <source>Lower it</source>
        <translation>Senken</translation>
    </message>
    <message>
        <source>Leave it alone</source>
        <translation>In Ruhe lassen</translation>
    </message>
    <message>
        <source>Fetch tasks every</source>
        <translation>Aufgaben holen alle</translation>
    </message>
    <message>
        <source>How often assigned tasks are fetched. 0: only when you ask.</source>
        <translation>Wie oft zugewiesene Aufgaben geholt werden. 0: nur auf Wunsch.</translation>
    </message>
    <message>
        <source>only when you ask</source>
        <translation>nur auf Wunsch</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Follow the system, or choose.</source>
        <translation>Dem System folgen oder wählen.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Of the system&apos;s own size.</source>
        <translation>Der Größe des Systems.</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Times as</source>
        <translation>Uhrzeiten</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>12 h</source>
        <translation>12 h</translation>
    </message>
    <message>
        <source>A click on the tray icon</source>
        <translation>Ein Klick auf das Symbol</translation>
    </message>
    <message>
        <source>Open the window, open the menu, or start and stop the timer, where the system lets us.</source>
        <translation>Das Fenster öffnen, das Menü öffnen oder die Zeit starten und anhalten, wo das System es zulässt.</translation>
    </message>
    <message>
        <source>Open the window</source>
        <translation>Fenster öffnen</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>Menü öffnen</translation>
    </message>
    <message>
        <source>Start and stop</source>
        <translation>Starten und anhalten</translation>
    </message>
    <message>
        <source>Notify about unknown time</source>
        <translation>Über unbekannte Zeit benachrichtigen</translation>
    </message>
    <message>
        <source>A desktop notification when you come back and time is unknown.</source>
        <translation>Eine Benachrichtigung, wenn du zurückkommst und Zeit unbekannt ist.</translation>
    </message>
    <message>
        <source>Notify about sending</source>
        <translation>Über das Senden benachrichtigen</translation>
    </message>
    <message>
        <source>A desktop notification when a connection is lost, back, or needs you.</source>
        <translation>Eine Benachrichtigung, wenn eine Verbindung abreißt, wieder da ist oder dich braucht.</translation>
    </message>
    <message>
        <source>Start when I sign in</source>
        <translation>Beim Anmelden starten</translation>
    </message>
    <message>
        <source>Put TrackSync among the programs your session starts.</source>
        <translation>TrackSync zu den Programmen legen, die deine Sitzung startet.</translation>
    </message>
    <message>
        <source>Keeping</source>
        <translation>Aufbewahren</translation>
    </message>
    <message>
        <source>Activity blocks</source>
        <translation>Aktivitätsblöcke</translation>
    </message>
    <message>
        <source>How long it is kept when you were active. 0: for ever.</source>
        <translation>Wie lange bleibt, wann du aktiv warst. 0: für immer.</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source>months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>The fine strip</source>
        <translation>Der feine Streifen</translation>
    </message>
    <message>
        <source>How long the five-second picture of a day is kept. 0: for ever.</source>
        <translation>Wie lange das Fünf-Sekunden-Bild eines Tages bleibt. 0: für immer.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Log of what was sent</source>
        <translation>Protokoll des Gesendeten</translation>
    </message>
    <message>
        <source>How long the list of exchanges with services is kept. 0: for ever.</source>
        <translation>Wie lange die Liste des Austauschs mit Diensten bleibt. 0: für immer.</translation>
    </message>
    <message>
        <source>Daily backups</source>
        <translation>Tägliche Sicherungen</translation>
    </message>
    <message>
        <source>How many daily backups are kept beside the store. 0: none are made.</source>
        <translation>Wie viele tägliche Sicherungen neben dem Speicher bleiben. 0: keine.</translation>
    </message>
    <message>
        <source>none are made</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>For special cases</source>
        <translation>Für besondere Fälle</translation>
    </message>
    <message>
        <source>No setting is called that.</source>
        <translation>So heißt keine Einstellung.</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>SmallWindow</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Open TrackSync</source>
        <translation>TrackSync öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Es läuft nichts</translation>
    </message>
    <message>
        <source>{today} today</source>
        <translation>heute {today}</translation>
    </message>
    <message>
        <source>Switch to {task}</source>
        <translation>Zu {task} wechseln</translation>
    </message>
    <message>
        <source>Search a task…</source>
        <translation>Aufgabe suchen…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Start {title}</source>
        <translation>{title} starten</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n Frage</numerusform>
            <numerusform>%n Fragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n braucht dich</numerusform>
            <numerusform>%n brauchen dich</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>Nichts wartet aufs Senden</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>What was it?</source>
        <translation>Was war es?</translation>
    </message>
    <message>
        <source>A break</source>
        <translation>Eine Pause</translation>
    </message>
    <message>
        <source>Work on {task}</source>
        <translation>Arbeit an {task}</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Dann</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>{start} to {cut}, then until {end}</source>
        <translation>{start} bis {cut}, dann bis {end}</translation>
    </message>
</context>
<context>
    <name>StuckCard</name>
    <message>
        <source>Let go</source>
        <translation>Loslassen</translation>
    </message>
    <message>
        <source>It stays here and is not sent.</source>
        <translation>Er bleibt hier und wird nicht gesendet.</translation>
    </message>
</context>
<context>
    <name>TaskDialog</name>
    <message>
        <source>New task</source>
        <translation>Neue Aufgabe</translation>
    </message>
    <message>
        <source>Change a task</source>
        <translation>Aufgabe ändern</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Start it now</source>
        <translation>Gleich starten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>Neue Aufgabe</translation>
    </message>
    <message>
        <source>Search tasks</source>
        <translation>Aufgaben durchsuchen</translation>
    </message>
    <message>
        <source>{group}, {count}</source>
        <translation>{group}, {count}</translation>
    </message>
    <message>
        <source>{a} of {b} logged</source>
        <translation>{a} von {b} gebucht</translation>
    </message>
    <message>
        <source>{a} logged</source>
        <translation>{a} gebucht</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Assigned to you in {service}</source>
        <translation>Dir zugewiesen in {service}</translation>
    </message>
    <message>
        <source>Only on this computer</source>
        <translation>Nur auf diesem Rechner</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Read at {time}</source>
        <translation>Gelesen um {time}</translation>
    </message>
    <message>
        <source>No task is called that.</source>
        <translation>So heißt keine Aufgabe.</translation>
    </message>
    <message>
        <source>There are no tasks yet. Make one, and start it.</source>
        <translation>Noch keine Aufgaben. Leg eine an und starte sie.</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Nicht weiter lesen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message numerus="yes">
        <source>Reading, %n task(s) so far</source>
        <translation>
            <numerusform>Lese, bisher %n Aufgabe</numerusform>
            <numerusform>Lese, bisher %n Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Add time</source>
        <translation>Zeit nachtragen</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>Der Tag davor</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>Der Tag danach</translation>
    </message>
    <message>
        <source>{total} of {target}</source>
        <translation>{total} von {target}</translation>
    </message>
    <message>
        <source>This is your day. Start a task above, and its time appears here.</source>
        <translation>Das ist dein Tag. Starte oben eine Aufgabe, dann erscheint ihre Zeit hier.</translation>
    </message>
    <message>
        <source>Nothing tracked yet today.</source>
        <translation>Heute noch nichts erfasst.</translation>
    </message>
    <message>
        <source>Nothing was tracked on {day}.</source>
        <translation>Am {day} wurde nichts erfasst.</translation>
    </message>
    <message numerus="yes">
        <source>%n more question(s) on this day</source>
        <translation>
            <numerusform>%n weitere Frage an diesem Tag</numerusform>
            <numerusform>%n weitere Fragen an diesem Tag</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Continue this task</source>
        <translation>Diese Aufgabe fortsetzen</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Merge with the next</source>
        <translation>Mit dem nächsten verbinden</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>TodayPresenter</name>
    <message>
        <source>The time was changed.</source>
        <translation>Die Zeit wurde geändert.</translation>
    </message>
    <message>
        <source>The entry was split.</source>
        <translation>Der Eintrag wurde geteilt.</translation>
    </message>
    <message>
        <source>The entries were merged.</source>
        <translation>Die Einträge wurden verbunden.</translation>
    </message>
    <message>
        <source>{title} was deleted.</source>
        <translation>{title} wurde gelöscht.</translation>
    </message>
    <message>
        <source>The entry was saved.</source>
        <translation>Der Eintrag wurde gespeichert.</translation>
    </message>
    <message>
        <source>Overlaps {title} by {minutes} min.</source>
        <translation>Überschneidet {title} um {minutes} min.</translation>
    </message>
</context>
<context>
    <name>TrayWords</name>
    <message>
        <source>Stop {task}</source>
        <translation>Stopp: {task}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume {task}</source>
        <translation>Fortsetzen: {task}</translation>
    </message>
    <message>
        <source>Start {task}</source>
        <translation>Start: {task}</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Es läuft nichts</translation>
    </message>
    <message>
        <source>{time} today</source>
        <translation>{time} heute</translation>
    </message>
    <message>
        <source>{time} on it</source>
        <translation>{time} daran</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Paused until {time}</source>
        <translation>Pausiert bis {time}</translation>
    </message>
    <message>
        <source>Private, nothing is seen</source>
        <translation>Privat, nichts wird gesehen</translation>
    </message>
    <message>
        <source>Search a task…</source>
        <translation>Aufgabe suchen…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>For 15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>For 1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Bis morgen</translation>
    </message>
    <message>
        <source>Private, until I say so</source>
        <translation>Privat, bis ich es sage</translation>
    </message>
    <message>
        <source>1 question about {span}</source>
        <translation>1 Frage zu {span}</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n Frage</numerusform>
            <numerusform>%n Fragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n braucht dich</numerusform>
            <numerusform>%n brauchen dich</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>Nichts wartet auf das Senden</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Entsperren…</translation>
    </message>
    <message>
        <source>Open TrackSync</source>
        <translation>TrackSync öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>WindowRoom</name>
    <message>
        <source>Unlock…</source>
        <translation>Entsperren…</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} bis {end}</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <translation>dddd, d. MMMM</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
</context>
<context>
    <name>_Choices</name>
    <message>
        <source>What may be turned on</source>
        <translation>Was eingeschaltet werden kann</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>Send {title}</source>
        <translation>{title} senden</translation>
    </message>
    <message>
        <source>No comment</source>
        <translation>Kein Kommentar</translation>
    </message>
    <message>
        <source>Comment on {title}</source>
        <translation>Kommentar zu {title}</translation>
    </message>
</context>
<context>
    <name>_Welcome</name>
    <message>
        <source>It keeps your time</source>
        <translation>Es hält deine Zeit fest</translation>
    </message>
    <message>
        <source>Pick a task, work, stop. Every start and stop is written down before anything says so, and survives a crash.</source>
        <translation>Aufgabe wählen, arbeiten, stoppen. Jeder Start und Stopp ist gesichert, bevor er angezeigt wird, und übersteht einen Absturz.</translation>
    </message>
    <message>
        <source>It does not watch you</source>
        <translation>Es beobachtet dich nicht</translation>
    </message>
    <message>
        <source>It works alone</source>
        <translation>Es braucht niemanden</translation>
    </message>
    <message>
        <source>No account, no server, no network needed. What leaves this computer, and where it goes, is yours to decide.</source>
        <translation>Kein Konto, kein Server, kein Netz nötig. Was diesen Rechner verlässt und wohin es geht, entscheidest du.</translation>
    </message>
</context>
<context>
    <name>_You</name>
    <message>
        <source>Your name, for reports you make (may stay empty)</source>
        <translation>Dein Name, für Berichte von dir (darf leer bleiben)</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Days you work</source>
        <translation>Deine Arbeitstage</translation>
    </message>
    <message>
        <source> h</source>
        <translation> h</translation>
    </message>
    <message>
        <source>Hours in a full day</source>
        <translation>Stunden eines vollen Tags</translation>
    </message>
</context>
</TS>
