/*
 * What documents look like, byte by byte.
 */
#include "base/arena.h"
#include "format/document.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const char *markdown_of(struct run *run, const struct document *document)
{
    struct text out = text_new(run->arena);

    ck_assert_int_eq(document_markdown(run, document, &out), STATUS_OK);
    return out.at;
}

static const char *html_of(struct run *run, const struct document *document)
{
    struct text out = text_new(run->arena);

    ck_assert_int_eq(document_html(run, document, &out), STATUS_OK);
    return out.at;
}

static const char *main_of(const char *html)
{
    const char *start = strstr(html, "<main>\n");

    ck_assert_ptr_nonnull(start);
    return start + strlen("<main>\n");
}

static const struct column rate_columns[] = {
    {"kind", "Kind", CELL_TEXT}, {"from", "From", CELL_MONTH}, {"date", "Decided", CELL_DATE},
    {"units", "n", CELL_COUNT},  {"area", "m²", CELL_AREA},    {"rate", "Rate", CELL_RATE},
    {"fee", "Fee", CELL_MONEY},
};

static const struct grid *rates(struct run *run)
{
    struct grid *grid = grid_new(run, rate_columns, 7);

    grid_text(grid, "villa | flat");
    grid_month(grid, (struct month){2026, 1});
    grid_date(grid, (struct date){2025, 12, 20});
    grid_number(grid, 1038);
    grid_number(grid, 1824050);
    grid_number(grid, 22000);
    grid_number(grid, -4012910);
    grid_total(grid);
    grid_text(grid, "Total");
    grid_empty(grid);
    grid_empty(grid);
    grid_number(grid, 1038);
    grid_empty(grid);
    grid_number(grid, 16175);
    grid_number(grid, -5);
    return grid;
}

static struct document *report(struct run *run)
{
    struct document *document = document_new(run, "zh-CN", "桂园 2026-11");

    document_figure(document, "Income", "58,412.30", "95.3% of 61,280.00");
    document_figure(document, "Open", "-4", NULL);
    document_fact(document, "commit", "9f3c_1");
    document_heading(document, 1, "1. Rates");
    document_table(document, "rates", NULL, rates(run));
    document_note(document, "per *month*");
    document_quote(document, "fix it!\n\nplease");
    document_paragraph(document, " \t\n");
    return document;
}

START_TEST(markdown_is_plain_to_read)
{
    struct run run = {.arena = arena_new(NULL)};

    ck_assert_str_eq(markdown_of(&run, report(&run)),
                     "# 桂园 2026-11\n\n"
                     "- Income: **58,412.30** · 95.3% of 61,280.00\n"
                     "- Open: **\\-4**\n\n"
                     "* commit: 9f3c\\_1\n\n"
                     "## 1\\. Rates\n\n"
                     "| Kind | From | Decided | n | m² | Rate | Fee |\n"
                     "| --- | --- | --- | ---: | ---: | ---: | ---: |\n"
                     "| villa \\| flat | 2026-01 | 2025-12-20 | 1,038 | 18,240.50 | 2.20 | "
                     "-40,129.10 |\n"
                     "| **Total** |  |  | **1,038** |  | **1.6175** | **-0.05** |\n\n"
                     "*per \\*month\\**\n\n"
                     "> fix it\\! please\n");
    arena_free(run.arena);
}
END_TEST

START_TEST(html_says_what_things_are)
{
    struct run run = {.arena = arena_new(NULL)};
    const char *html = html_of(&run, report(&run));

    ck_assert_ptr_nonnull(strstr(html, "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n"
                                       "<meta charset=\"utf-8\">\n"));
    ck_assert_ptr_nonnull(strstr(html, "\"default-src 'none'; style-src 'unsafe-inline'; "
                                       "img-src data:\""));
    ck_assert_ptr_nonnull(strstr(html, "<title>桂园 2026-11</title>"));
    ck_assert_str_eq(
        main_of(html),
        "<h1 id=\"top\"><bdi>桂园 2026-11</bdi></h1>\n"
        "<dl class=\"figures pairs\">\n"
        "<div><dt><bdi>Income</bdi></dt><dd><bdi>58,412.30</bdi></dd>"
        "<dd class=\"note\"><bdi>95.3% of 61,280.00</bdi></dd></div>\n"
        "<div><dt><bdi>Open</bdi></dt><dd><bdi>-4</bdi></dd></div>\n</dl>\n"
        "<dl class=\"facts\">\n<div><dt><bdi>commit</bdi></dt><dd><bdi>9f3c_1</bdi></dd></div>\n"
        "</dl>\n"
        "<h2 id=\"section-1\"><bdi>1. Rates</bdi></h2>\n"
        "<div class=\"table cards many short\" tabindex=\"0\" role=\"region\" aria-label=\"1. "
        "Rates\">\n<table id=\"table-1\" role=\"table\">\n"
        "<thead role=\"rowgroup\">\n<tr role=\"row\"><th scope=\"col\" "
        "role=\"columnheader\"><bdi>Kind</bdi></th>"
        "<th scope=\"col\" class=\"d\" role=\"columnheader\"><bdi>From</bdi></th>"
        "<th scope=\"col\" class=\"d\" role=\"columnheader\"><bdi>Decided</bdi></th>"
        "<th scope=\"col\" class=\"n\" role=\"columnheader\"><bdi>n</bdi></th>"
        "<th scope=\"col\" class=\"n\" role=\"columnheader\"><bdi>m²</bdi></th>"
        "<th scope=\"col\" class=\"n\" role=\"columnheader\"><bdi>Rate</bdi></th>"
        "<th scope=\"col\" class=\"n\" "
        "role=\"columnheader\"><bdi>Fee</bdi></th></tr>\n</thead>\n<tbody role=\"rowgroup\">\n"
        "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\"><bdi>villa | flat</bdi></th><td "
        "class=\"d\" role=\"cell\">2026-01</td>"
        "<td class=\"d\" role=\"cell\">2025-12-20</td><td class=\"n\" role=\"cell\">1,038</td><td "
        "class=\"n\" role=\"cell\">18,240.50</td>"
        "<td class=\"n\" role=\"cell\">2.20</td><td class=\"n\" "
        "role=\"cell\">-40,129.10</td></tr>\n</tbody>\n<tfoot role=\"rowgroup\">\n"
        "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\"><bdi>Total</bdi></th><td "
        "class=\"d\" role=\"cell\"></td><td class=\"d\" role=\"cell\"></td>"
        "<td class=\"n\" role=\"cell\">1,038</td><td class=\"n\" role=\"cell\"></td><td "
        "class=\"n\" role=\"cell\">1.6175</td>"
        "<td class=\"n\" role=\"cell\">-0.05</td></tr>\n</tfoot>\n</table>\n</div>\n"
        "<p class=\"note\"><bdi>per *month*</bdi></p>\n"
        "<blockquote>\n<p><bdi>fix it! please</bdi></p>\n</blockquote>\n"
        "</main>\n</body>\n</html>\n");
    arena_free(run.arena);
}
END_TEST

START_TEST(the_same_blocks_give_the_same_bytes)
{
    struct run run = {.arena = arena_new(NULL)}, other = {.arena = arena_new(NULL)};
    struct document *first = report(&run), *second = report(&other);
    const char *html = html_of(&run, first);

    ck_assert_str_eq(markdown_of(&run, first), markdown_of(&other, second));
    ck_assert_str_eq(html, html_of(&other, second));
    ck_assert_str_eq(html, html_of(&run, first));
    arena_free(run.arena);
    arena_free(other.arena);
}
END_TEST

START_TEST(a_long_text_is_cut_between_characters)
{
    struct run run = {.arena = arena_new(NULL)};
    char text[2100] = "";
    char kept[2100] = "";

    memset(text, 'a', 2046);
    memcpy(kept, text, 2046);
    memcpy(text + 2046, "桂园", sizeof "桂园");
    struct document *document = document_new(&run, "en", "t");
    document_paragraph(document, text);
    ck_assert_str_eq(markdown_of(&run, document), arena_printf(run.arena, "# t\n\n%s…\n", kept));
    ck_assert_ptr_nonnull(
        strstr(html_of(&run, document), arena_printf(run.arena, "<p><bdi>%s…</bdi></p>", kept)));
    text[2046] = 'b';
    text[2047] = 'c';
    text[2048] = '\0';
    document = document_new(&run, "en", "t");
    document_paragraph(document, text);
    ck_assert_str_eq(markdown_of(&run, document), arena_printf(run.arena, "# t\n\n%s\n", text));
    arena_free(run.arena);
}
END_TEST

START_TEST(what_nobody_can_see_is_shown)
{
    struct run run = {.arena = arena_new(NULL)};
    struct document *document = document_new(&run, "en", "a\u202eb");

    document_paragraph(document, "x\u200by\x01z\xff");
    ck_assert_str_eq(markdown_of(&run, document),
                     "# a\\[U\\+202E\\]b\n\nx\\[U\\+200B\\]y\\[U\\+0001\\]z\ufffd\n");
    const char *html = html_of(&run, document);
    ck_assert_ptr_nonnull(strstr(html, "<title>a[U+202E]b</title>"));
    ck_assert_ptr_nonnull(strstr(html, "<p><bdi>x<span class=\"cp\">U+200B</span>y"
                                       "<span class=\"cp\">U+0001</span>z\ufffd</bdi></p>"));
    arena_free(run.arena);
}
END_TEST

START_TEST(the_total_of_nothing_is_left_out)
{
    struct run run = {.arena = arena_new(NULL)};
    struct document *document = document_new(&run, "en", "t");
    struct grid *grid = grid_new(&run, rate_columns, 2);

    grid_total(grid);
    grid_text(grid, "Total");
    grid_empty(grid);
    document_table(document, NULL, "None", grid);
    ck_assert_str_eq(markdown_of(&run, document),
                     "# t\n\n**None**\n\n| Kind | From |\n| --- | --- |\n");
    const char *html = main_of(html_of(&run, document));
    ck_assert_ptr_nonnull(strstr(html, "aria-label=\"None\""));
    ck_assert_ptr_nonnull(strstr(html, "<caption><bdi>None</bdi></caption>"));
    ck_assert_ptr_nonnull(strstr(html, "<tbody>\n</tbody>\n</table>"));
    arena_free(run.arena);
}
END_TEST

/* A target without an ending gets that of the page it stands on. */
START_TEST(links_lead_to_pages_of_the_same_format)
{
    struct run run = {.arena = arena_new(NULL)};
    struct document *document = document_new(&run, "en", "t");

    document_identity(document, "month 2026-11", "9f3c");
    document_way(document, "All months", "index");
    document_way(document, "CSV", "2026-11.csv");
    document_link(document, "October <2026>", "2026-10", "closed");
    document_link(document, "September", "2026-09", NULL);
    ck_assert_str_eq(markdown_of(&run, document),
                     "# t\n\n[All months](index.md) · [CSV](2026-11.csv)\n\n"
                     "+ [October \\<2026\\>](2026-10.md) · closed\n"
                     "+ [September](2026-09.md)\n");
    const char *html = html_of(&run, document);
    ck_assert_ptr_nonnull(strstr(html, "<meta name=\"guiyuan-page\" content=\"month 2026-11\">\n"
                                       "<meta name=\"guiyuan-commit\" content=\"9f3c\">\n"));
    ck_assert_str_eq(main_of(html),
                     "<h1 id=\"top\"><bdi>t</bdi></h1>\n"
                     "<nav><a href=\"index.html\"><bdi>All months</bdi></a>\n"
                     "<a href=\"2026-11.csv\"><bdi>CSV</bdi></a></nav>\n"
                     "<ul class=\"links brief\">\n"
                     "<li><a href=\"2026-10.html\"><bdi>October &lt;2026&gt;</bdi></a> "
                     "<span class=\"note\"><bdi>closed</bdi></span></li>\n"
                     "<li><a href=\"2026-09.html\"><bdi>September</bdi></a></li>\n"
                     "</ul>\n</main>\n</body>\n</html>\n");
    arena_free(run.arena);
}
END_TEST

START_TEST(all_tables_are_one_of_cells)
{
    struct run run = {.arena = arena_new(NULL)};
    struct document *document = document_new(&run, "en", "t");
    struct grid *grid = grid_new(&run, rate_columns, 2);
    struct text out = text_new(run.arena);

    grid_text(grid, "=villa, large");
    grid_month(grid, (struct month){2026, 1});
    grid_total(grid);
    grid_text(grid, "Total");
    grid_empty(grid);
    document_table(document, NULL, "for people only", grid);
    document_table(document, "rates", NULL, grid);
    document_csv(document, &out);
    ck_assert_str_eq(out.at, "table,row,column,value\r\n"
                             "rates,1,kind,\"'=villa, large\"\r\n"
                             "rates,1,from,2026-01\r\n");
    arena_free(run.arena);
}
END_TEST

/* The table's own figures; what a text holds stays text. */
START_TEST(a_chart_is_a_picture_of_its_table)
{
    struct run run = {.arena = arena_new(NULL)};
    static const struct column columns[] = {{"what", "What", CELL_TEXT},
                                            {"spent", "Spent", CELL_MONEY},
                                            {"budget", "Budget", CELL_MONEY}};
    struct document *document = document_new(&run, "en", "t");
    struct grid *grid = grid_new(&run, columns, 3), *nothing = grid_new(&run, columns, 3);

    grid_text(grid, "<b>roads</b>");
    grid_number(grid, 300000);
    grid_number(grid, 200000);
    grid_text(grid, "office");
    grid_number(grid, -5);
    grid_number(grid, 0);
    document_bars(document, "Spent & left", grid, "what", "spent", "budget");
    document_bars(document, "Nothing", nothing, "what", "spent", NULL);
    ck_assert_str_eq(markdown_of(&run, document), "# t\n");
    ck_assert_str_eq(
        main_of(html_of(&run, document)),
        "<h1 id=\"top\"><bdi>t</bdi></h1>\n"
        "<figure class=\"chart\"><figcaption>Spent &amp; left</figcaption>\n"
        "<svg viewBox=\"0 0 360 80\" role=\"img\" preserveAspectRatio=\"xMinYMin\" "
        "aria-labelledby=\"chart-1-title chart-1-text\">\n"
        "<title id=\"chart-1-title\">Spent &amp; left</title>\n"
        "<desc id=\"chart-1-text\">&lt;b&gt;roads&lt;/b&gt; 3,000.00; office -0.05</desc>\n"
        "<text class=\"label\" x=\"0\" y=\"16\">&lt;b&gt;roads&lt;/b&gt;</text>\n"
        "<text class=\"value\" x=\"360\" y=\"16\">3,000.00</text>\n"
        "<rect class=\"track\" x=\"0\" y=\"24\" width=\"240\" height=\"8\"/>\n"
        "<rect class=\"bar\" x=\"0\" y=\"24\" width=\"240\" height=\"8\"/>\n"
        "<rect class=\"over\" x=\"240\" y=\"24\" width=\"120\" height=\"8\"/>\n"
        "<text class=\"label\" x=\"0\" y=\"56\">office</text>\n"
        "<text class=\"value\" x=\"360\" y=\"56\">-0.05</text>\n"
        "</svg></figure>\n</main>\n</body>\n</html>\n");
    arena_free(run.arena);
}
END_TEST

START_TEST(columns_and_shares_fill_their_height)
{
    struct run run = {.arena = arena_new(NULL)};
    static const struct column columns[] = {
        {"month", "Month", CELL_MONTH}, {"in", "In", CELL_MONEY}, {"out", "Out", CELL_MONEY}};
    struct document *document = document_new(&run, "en", "t");
    struct grid *grid = grid_new(&run, columns, 3);

    for (int8_t i = 1; i <= 2; i++) {
        grid_month(grid, (struct month){2026, i});
        grid_number(grid, i * 50000000000000000);
        grid_number(grid, 200000000000000000);
    }
    document_columns(document, "Both", grid, "month", "in", "out");
    document_shares(document, "Share", grid, "month", "in", "out");
    const char *html = html_of(&run, document);
    ck_assert_ptr_nonnull(strstr(html, "height=\"33\"/>\n"));  /* a quarter of 132 */
    ck_assert_ptr_nonnull(strstr(html, "height=\"132\"/>\n")); /* the tallest */
    ck_assert_ptr_nonnull(strstr(html, ">2026-01 25.0%; 2026-02 50.0%</desc>"));
    ck_assert_ptr_nonnull(strstr(html, "height=\"66\"/>\n"));
    arena_free(run.arena);
}
END_TEST

static const char *part(const char *html, const char *from)
{
    const char *found = strstr(html, from);

    ck_assert_msg(found != NULL, "there is no '%s'", from);
    return found;
}

START_TEST(a_page_of_many_sections_has_a_list_of_them)
{
    struct run run = {.arena = arena_new(NULL)};
    static const char *const names[] = {"One", "Two & <b>", "Three", "Four", "Five", "Six"};
    struct document *document = document_new(&run, "en", "t");

    document_contents(document, "Con\"tents", "Top");
    document_figure(document, "In", "1", NULL);
    for (size_t i = 0; i < 5; i++)
        document_heading(document, 2, names[i]);
    document_heading(document, 3, "inside five");
    ck_assert_ptr_null(strstr(html_of(&run, document), "<nav"));
    document_heading(document, 2, names[5]);
    ck_assert_ptr_null(strstr(markdown_of(&run, document), "Con"));
    const char *html = html_of(&run, document);
    ck_assert_ptr_null(strstr(html, "<b>"));
    html = part(html, "</dl>\n<nav class=\"contents\" aria-label=\"Con&quot;tents\">\n<ul>\n"
                      "<li><a href=\"#section-1\"><bdi>One</bdi></a></li>\n"
                      "<li><a href=\"#section-2\"><bdi>Two &amp; &lt;b&gt;</bdi></a></li>\n");
    html = part(html, "</ul></nav>\n<h2 id=\"section-1\"><bdi>One</bdi></h2>\n");
    html = part(html, "<div class=\"head\">\n<h2 id=\"section-5\"><bdi>Five</bdi></h2>\n"
                      "<a class=\"up\" href=\"#top\" aria-label=\"Top\">↑</a></div>\n");
    part(html, "<h3><bdi>inside five</bdi></h3>\n");
    arena_free(run.arena);
}
END_TEST

/* Behind its <details> and not inside, where some browsers would not print it. */
START_TEST(what_is_folded_ends_at_the_next_heading)
{
    struct run run = {.arena = arena_new(NULL)};
    struct document *document = document_new(&run, "en", "t");

    document_fold(document); /* of nothing */
    for (int i = 0; i < 2; i++) {
        document_heading(document, 2, "Few");
        document_fold(document);
        document_paragraph(document, "read");
    }
    document_heading(document, 2, "All");
    document_paragraph(document, "see");
    document_heading(document, 3, "Last");
    document_fold(document);
    ck_assert_str_eq(markdown_of(&run, document),
                     "# t\n\n## Few\n\nread\n\n## Few\n\nread\n\n## All\n\nsee\n\n### Last\n");
    ck_assert_str_eq(
        main_of(html_of(&run, document)),
        "<h1 id=\"top\"><bdi>t</bdi></h1>\n"
        "<details class=\"fold\"><summary><h2 id=\"section-1\"><bdi>Few</bdi></h2></summary>"
        "</details>\n<div class=\"folded\">\n<p><bdi>read</bdi></p>\n</div>\n"
        "<details class=\"fold\"><summary><h2 id=\"section-2\"><bdi>Few</bdi></h2></summary>"
        "</details>\n<div class=\"folded\">\n<p><bdi>read</bdi></p>\n</div>\n"
        "<h2 id=\"section-3\"><bdi>All</bdi></h2>\n<p><bdi>see</bdi></p>\n"
        "<details class=\"fold\"><summary><h3><bdi>Last</bdi></h3></summary></details>\n"
        "<div class=\"folded\">\n</div>\n</main>\n</body>\n</html>\n");
    arena_free(run.arena);
}
END_TEST

/* The labels of a wide table's cells stand in the style sheet, where no title can end it. */
START_TEST(titles_are_harmless_in_the_style_sheet)
{
    struct run run = {.arena = arena_new(NULL)};
    static const struct column columns[] = {{"a", "</style>", CELL_TEXT},
                                            {"b", "a\"; } \\ 金\u202e\n额", CELL_MONEY},
                                            {"c", "C", CELL_MONEY},
                                            {"d", "D", CELL_MONEY}};
    struct document *document = document_new(&run, "en", "t");

    document_table(document, NULL, NULL, grid_new(&run, columns, 3));
    ck_assert_ptr_null(strstr(html_of(&run, document), "nth-child(3)"));
    document_table(document, NULL, NULL, grid_new(&run, columns, 4));
    part(html_of(&run, document),
         "\n@media screen and (max-width: 40rem) {\n"
         "  #table-2 td:nth-child(1)::before { content: \"\\3c \\2f style\\3e \"; }\n"
         "  #table-2 td:nth-child(2)::before { content: "
         "\"a\\22 \\3b  \\7d  \\5c  金[U+202E] 额\"; }\n"
         "  #table-2 td:nth-child(3)::before { content: \"C\"; }\n"
         "  #table-2 td:nth-child(4)::before { content: \"D\"; }\n}\n</style>\n");
    arena_free(run.arena);
}
END_TEST

START_TEST(more_than_a_target_is_no_warning)
{
    struct run run = {.arena = arena_new(NULL)};
    static const struct column columns[] = {
        {"what", "What", CELL_TEXT}, {"given", "Given", CELL_MONEY}, {"target", "T", CELL_MONEY}};
    struct document *document = document_new(&run, "en", "t");
    struct grid *grid = grid_new(&run, columns, 3);

    grid_text(grid, "roads");
    grid_number(grid, 300000);
    grid_number(grid, 200000);
    document_targets(document, "Targets", grid, "what", "given", "target");
    const char *html = main_of(html_of(&run, document));
    ck_assert_ptr_null(strstr(html, "\"over\""));
    part(html, "<rect class=\"bar\" x=\"240\" y=\"24\" width=\"120\" height=\"8\"/>\n"
               "<rect class=\"mark\" x=\"240\" y=\"24\" width=\"3\" height=\"8\"/>\n");
    arena_free(run.arena);
}
END_TEST

/* Names of columns that would run into each other are left out, never the newest one's. */
START_TEST(names_below_columns_never_overlap)
{
    struct run run = {.arena = arena_new(NULL)};
    static const struct column columns[] = {{"what", "What", CELL_TEXT}, {"n", "N", CELL_COUNT}};
    struct document *document = document_new(&run, "en", "t");
    struct grid *grid = grid_new(&run, columns, 2);

    for (int i = 0; i < 12; i++) {
        grid_text(grid, arena_printf(run.arena, "month %02d", i));
        grid_number(grid, i + 1);
    }
    document_columns(document, "C", grid, "what", "n", NULL);
    const char *svg = part(html_of(&run, document), "</desc>");
    part(svg, ">month 11</text>");
    part(svg, ">month 08</text>");
    ck_assert_ptr_null(strstr(svg, ">month 10</text>"));
    ck_assert_ptr_null(strstr(svg, ">month 09</text>"));
    arena_free(run.arena);
}
END_TEST

/* A cell without words is empty, so that a narrow page can leave its line out; a page of a large
 * compound's receipts is laid out as it is read. */
START_TEST(a_long_table_has_only_what_is_said)
{
    struct run run = {.arena = arena_new(NULL)};
    static const struct column columns[] = {{"no", "No.", CELL_TEXT}, {"note", "Note", CELL_TEXT}};
    struct document *document = document_new(&run, "en", "t");
    struct grid *grid = grid_new(&run, columns, 2);

    for (int i = 0; i < 300; i++) {
        grid_text(grid, i ? "P1" : " ");
        grid_text(grid, "\n");
    }
    document_table(document, NULL, "All", grid);
    const char *html = main_of(html_of(&run, document));
    part(html, "<div class=\"table long\"");
    part(html, "<tbody>\n<tr><td></td><td></td></tr>\n<tr><th scope=\"row\"><bdi>P1</bdi></th>"
               "<td></td></tr>\n");
    arena_free(run.arena);
}
END_TEST

/* So many payments with their sum. */
static struct grid *payments(struct run *run, int count, size_t columns)
{
    static const struct column all[] = {{"what", "What", CELL_TEXT},
                                        {"amount", "Amount", CELL_MONEY},
                                        {"day", "Day", CELL_DATE},
                                        {"share", "Share", CELL_FIGURE}};
    struct grid *grid = grid_new(run, all, columns);

    for (int i = 0; i <= count; i++) {
        if (i == count)
            grid_total(grid);
        grid_text(grid, i == count ? "Together" : "paper");
        grid_number(grid, i == count ? 100 * count : 100);
        for (size_t c = 2; c < columns; c++)
            grid_empty(grid);
    }
    return grid;
}

/* What is folded, and what is seen of it; four columns and four rows are long. */
START_TEST(long_tables_and_lists_are_folded)
{
    static const struct fold_words words = {"entry", "entries", "Figures <>"};
    struct run run = {.arena = arena_new(NULL)};
    struct document *document = document_new(&run, "en", "t");

    document_list(document, NULL, "Before", payments(&run, 9, 4));
    document_fold_tables(document, &words);
    document_table(document, NULL, "Short", payments(&run, 3, 4));
    document_table(document, NULL, NULL, payments(&run, 9, 4));
    const char *html = main_of(html_of(&run, document));
    ck_assert_ptr_null(strstr(html, "<details"));
    document_table(document, NULL, "Long", payments(&run, 4, 4));
    document_list(document, NULL, "One", payments(&run, 1, 4));
    html = main_of(html_of(&run, document));
    html = part(html, "<details class=\"fold rows\"><summary><span><bdi>Long</bdi></span>\n"
                      "<span class=\"note\"><bdi>4 entries · Amount 4.00</bdi></span></summary>"
                      "</details>\n<div class=\"folded\">\n<div class=\"table cards short\"");
    html = part(html, "<caption><bdi>Long</bdi></caption>");
    html = part(html, "</table>\n</div>\n</div>\n<details class=\"fold rows\">");
    html = part(html, "<bdi>1 entry · Amount 1.00</bdi>");
    ck_assert_ptr_null(strstr(html, "<details"));
    document_heading(document, 2, "Few read it");
    document_fold(document);
    document_list(document, NULL, "Inside", payments(&run, 9, 4));
    html = part(main_of(html_of(&run, document)), "Few read it");
    ck_assert_ptr_null(strstr(html, "<details"));
    ck_assert_ptr_null(strstr(markdown_of(&run, document), "entries"));
    arena_free(run.arena);
}
END_TEST

/* Of a picture's table the rows are seen above it, and need not be counted; a narrow one belongs
 * beside the picture. */
START_TEST(tables_of_pictures_are_folded)
{
    static const struct fold_words words = {"entry", "entries", "Figures <>"};
    struct run run = {.arena = arena_new(NULL)};
    struct document *document = document_new(&run, "zh-CN", "t");
    struct grid *narrow = payments(&run, 1, 2), *wide = payments(&run, 1, 4);

    document_fold_tables(document, &words);
    document_bars(document, "P", narrow, "what", "amount", NULL);
    document_table(document, NULL, "P", narrow);
    document_bars(document, "Q", wide, "what", "amount", NULL);
    document_table(document, NULL, "R", wide);
    const char *html = main_of(html_of(&run, document));
    html = part(html, "<div class=\"pair\">\n<figure class=\"chart\"");
    html = part(html, "</figure>");
    html = part(html, "<details class=\"fold rows\"><summary><span>"
                      "<bdi>Figures &lt;&gt;</bdi></span>\n<span class=\"note\">"
                      "<bdi>Amount 1.00</bdi></span></summary></details>\n");
    html = part(html, "</table>\n</div>\n</div>\n</div>\n");
    html = part(html, "<span><bdi>R</bdi></span>");
    ck_assert_ptr_null(strstr(html, "pair"));
    arena_free(run.arena);
}
END_TEST

/* A figure that is written out stands right, as others do; one too wide for half a phone says so.
 */
START_TEST(written_figures_stand_right)
{
    struct run run = {.arena = arena_new(NULL)};
    static const struct column columns[] = {{"what", "What", CELL_TEXT},
                                            {"share", "Share", CELL_FIGURE}};
    struct document *document = document_new(&run, "en", "t");
    struct grid *grid = grid_new(&run, columns, 2);
    struct text terminal = text_new(run.arena), csv = text_new(run.arena);

    grid_text(grid, "a");
    grid_text(grid, "97.3%");
    grid_text(grid, "b");
    grid_text(grid, "1,234 of 5,678");
    document_table(document, NULL, "Shares", grid);
    part(markdown_of(&run, document), "| What | Share |\n| --- | ---: |\n| a | 97.3% |\n");
    const char *html = part(html_of(&run, document), "<th scope=\"col\" class=\"n f\">");
    html = part(html, "<td class=\"n f\"><bdi>97.3%</bdi></td>");
    part(html, "<td class=\"n f b\"><bdi>1,234 of 5,678</bdi></td>");
    grid_table(grid, true, &terminal);
    ck_assert_str_eq(terminal.at, "What           Share\n"
                                  "a              97.3%\n"
                                  "b     1,234 of 5,678\n");
    grid_csv(grid, &csv);
    ck_assert_str_eq(csv.at, "what,share\r\na,97.3%\r\nb,\"1,234 of 5,678\"\r\n");
    arena_free(run.arena);
}
END_TEST

/* A body in another language than the page's says which; the page's own need not. */
START_TEST(a_text_in_another_language_says_so)
{
    struct run run = {.arena = arena_new(NULL)};
    struct document *document = document_new(&run, "en", "t");

    document_body_in(document, "en", "ours");
    document_body_in(document, "zh-CN", "他们的\n\n*的*");
    document_body(document, "ours again");
    const char *html = main_of(html_of(&run, document));
    part(html, "</h1>\n<p>ours</p>\n<div lang=\"zh-CN\">\n<p>他们的</p>\n<p><em>的</em></p>\n"
               "</div>\n<p>ours again</p>\n");
    ck_assert_str_eq(markdown_of(&run, document), "# t\n\nours\n\n他们的\n\n*的*\n\nours again\n");
    arena_free(run.arena);
}
END_TEST

START_TEST(a_page_leads_to_itself_in_another_language)
{
    struct run run = {.arena = arena_new(NULL)};
    struct document *document = document_new(&run, "en", "t");

    document_translation(document, "zh-CN", "中文", "../2026-11");
    ck_assert_str_eq(markdown_of(&run, document), "# t\n\n[中文](../2026-11.md)\n");
    const char *html = html_of(&run, document);
    part(html, "<link rel=\"alternate\" hreflang=\"zh-CN\" href=\"../2026-11.html\">\n<title>");
    part(html, "<nav><a href=\"../2026-11.html\" hreflang=\"zh-CN\" lang=\"zh-CN\"><bdi>中文</bdi>"
               "</a></nav>\n");
    arena_free(run.arena);
}
END_TEST

/* Somebody's own Markdown is written again so that it reads back as what it was, and that only. */
START_TEST(a_body_is_written_again)
{
    static const struct {
        const char *given, *written;
    } cases[] = {
        {"~~~\nnot closed", "```\nnot closed\n```\n"},
        {"words ~~~\n~~~~ more, not closed", "words \\~\\~\\~\n\n```\n```\n"},
        {"a ``` b\n\n    ````", "a \\`\\`\\` b\n\n`````\n````\n`````\n"},
        {"`` a`b `` and ` c`", "``a`b`` and ` c`\n"},
        {"All: 3.5% more (by 1.), 3-101! *yes*", "All: 3.5% more (by 1\\.), 3-101! *yes*\n"},
        {"a | b\n--- | ---", "a \\| b\n\\-\\-\\- \\| \\-\\-\\-\n"},
        {"\\# a\n1\\. b\n\\- c", "\\# a\n1\\. b\n\\- c\n"},
        {"<b><i>\n\n# <b>\n\nx\n<b>\n <i>\ny", "x\ny\n"},
        {"[a <ab:c> d](https://a.example)", "[a ab\\:c d](https://a.example)\n"},
        {"[a <mailto:b> c](https://a.example)", "[a mailto\\:b c](https://a.example)\n"},
        {"[a](https://a.example/\\(&amp;copy;)", "[a](https://a.example/\\(\\&copy;)\n"},
        {"- a\n- b\n\n* c\n  - d\n\n        e",
         "- a\n- b\n\n+ c\n\n  * d\n\n    ```\n    e\n    ```\n"},
        {"7. a\n8. b\n\n1) c", "7. a\n8. b\n\n1) c\n"},
        {"- - - a", "- * - a\n"},
        {"- a\n  - ***\n  b", "- a\n\n  * ___\n\n  b\n"},
        {"> a\n>\n> > b\n\nc", "> a\n>\n> > b\n\nc\n"},
        {"Title\nof two lines\n===", "### Title of two lines\n"},
        {"***a** b*  \nc", "*__a__ b*\\\nc\n"},
    };
    struct run run = {.arena = arena_new(NULL)};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct document *document = document_new(&run, "en", "T");
        document_body(document, cases[i].given);
        document_paragraph(document, "END");
        ck_assert_str_eq(markdown_of(&run, document),
                         arena_printf(run.arena, "# T\n\n%s\nEND\n", cases[i].written));
    }
    arena_free(run.arena);
}
END_TEST

/* Each line of a text has all marks around it, so these end somewhere. */
START_TEST(a_body_is_as_deep_as_it_may_be)
{
    enum { DEEP = 20000, LINES = 2000 };
    struct run run = {.arena = arena_new(NULL)};
    struct document *document = document_new(&run, "en", "T");
    struct text given = text_new(run.arena);

    for (int i = 0; i < DEEP; i++)
        text_char(&given, '>');
    for (int i = 0; i < LINES; i++)
        text_add(&given, "word\n");
    document_body(document, given.at);
    ck_assert_uint_lt(strlen(markdown_of(&run, document)), LINES * 80);
    arena_free(run.arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("document");
    TCase *tcase = tcase_create("document");

    tcase_add_test(tcase, markdown_is_plain_to_read);
    tcase_add_test(tcase, html_says_what_things_are);
    tcase_add_test(tcase, the_same_blocks_give_the_same_bytes);
    tcase_add_test(tcase, the_total_of_nothing_is_left_out);
    tcase_add_test(tcase, a_long_text_is_cut_between_characters);
    tcase_add_test(tcase, what_nobody_can_see_is_shown);
    tcase_add_test(tcase, links_lead_to_pages_of_the_same_format);
    tcase_add_test(tcase, all_tables_are_one_of_cells);
    tcase_add_test(tcase, a_chart_is_a_picture_of_its_table);
    tcase_add_test(tcase, columns_and_shares_fill_their_height);
    tcase_add_test(tcase, a_page_of_many_sections_has_a_list_of_them);
    tcase_add_test(tcase, what_is_folded_ends_at_the_next_heading);
    tcase_add_test(tcase, titles_are_harmless_in_the_style_sheet);
    tcase_add_test(tcase, more_than_a_target_is_no_warning);
    tcase_add_test(tcase, names_below_columns_never_overlap);
    tcase_add_test(tcase, a_long_table_has_only_what_is_said);
    tcase_add_test(tcase, long_tables_and_lists_are_folded);
    tcase_add_test(tcase, tables_of_pictures_are_folded);
    tcase_add_test(tcase, written_figures_stand_right);
    tcase_add_test(tcase, a_text_in_another_language_says_so);
    tcase_add_test(tcase, a_page_leads_to_itself_in_another_language);
    tcase_add_test(tcase, a_body_is_written_again);
    tcase_add_test(tcase, a_body_is_as_deep_as_it_may_be);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
