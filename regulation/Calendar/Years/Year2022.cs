namespace CreditFunctions.Regulation.Calendar.Years;

/// <summary>国务院办公厅关于2022年部分节假日安排的通知（国办发明电〔2021〕11号，2021年10月25日）。</summary>
internal static class Year2022
{
    internal static CalendarYear Calendar { get; } = new NoticeBuilder(2022, "国办发明电〔2021〕11号")
        .Off("元旦", "01-01", "01-03")
        .Off("春节", "01-31", "02-06", "01-29", "01-30")
        .Off("清明节", "04-03", "04-05", "04-02")
        .Off("劳动节", "04-30", "05-04", "04-24", "05-07")
        .Off("端午节", "06-03", "06-05")
        .Off("中秋节", "09-10", "09-12")
        .Off("国庆节", "10-01", "10-07", "10-08", "10-09")
        .Build();
}
